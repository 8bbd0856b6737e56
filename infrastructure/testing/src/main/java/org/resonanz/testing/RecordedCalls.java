package org.resonanz.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Records the calls of each client of AWS in this process, but for the tests' own. The SDK finds it by its name in a
 * resource.
 */
public final class RecordedCalls implements ExecutionInterceptor {
    static final Set<AwsCall> CALLS = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(MeteredCalls.UNSEEN) == null) {
            CALLS.addAll(
                    AwsCalls.of(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), context.request()));
        }
    }
}
