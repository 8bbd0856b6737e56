package org.resonanz.local.contract;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A JUnit extension that runs the tests that {@link Limits} lists, too. One that fails as listed is reported as aborted,
 * with the reason; one that passes fails, so that the list holds nothing that a stand-in has learnt.
 */
final class ListedLimits implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        var standIn = ((Contract) context.getRequiredTestInstance()).standIn().name();
        var limit = Limits.find(standIn, method.getExecutable().getName());
        if (limit.isEmpty()) {
            invocation.proceed();
        } else {
            expectFailure(invocation, limit.get());
        }
    }

    static void expectFailure(Invocation<Void> invocation, Limits.Limit limit) throws Throwable {
        try {
            invocation.proceed();
        } catch (Exception | AssertionError failed) {
            if (String.valueOf(failed.getMessage()).contains(limit.symptom())) {
                throw new TestAbortedException("Not in " + limit.standIn() + ": " + limit.reason());
            }
            throw failed;
        }
        throw new AssertionFailedError(limit.standIn() + " can do this now: take it off the list of limits.");
    }
}
