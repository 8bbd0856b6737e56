package org.resonanz.chaos.inside;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Leads all calls that functions make to AWS by way of the chaos, and has functions die where it says so. */
public final class ChaosInterceptor implements ExecutionInterceptor {
    private static final int PORT = Integer.getInteger("chaos.port", 0);

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var invocation = Invocations.current();
        if (invocation != null) {
            invocation.requireAlive();
        }
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        var invocation = Invocations.current();
        var site = attributes.getAttribute(Sites.SITE);
        var request = context.httpRequest();
        if (invocation == null || site == null) {
            return request;
        }
        return request.toBuilder().host("127.0.0.1").port(PORT)
                .putHeader("x-chaos-to", "http://" + request.host() + ":" + request.port())
                .putHeader("x-chaos-site", site)
                .putHeader("x-chaos-function", invocation.function)
                .putHeader("x-chaos-invocation", invocation.id).build();
    }

    @Override
    public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
        var invocation = Invocations.current();
        if (invocation != null && context.httpResponse().firstMatchingHeader("x-chaos-die").isPresent()) {
            invocation.die();
        }
    }
}
