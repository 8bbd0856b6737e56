package org.resonanz.chaos.inside;

import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/** Marks requests to AWS with the place in the code that makes them. */
public final class Sites {
    static final ExecutionAttribute<String> SITE = new ExecutionAttribute<>("ChaosSite");

    private Sites() {}

    /**
     * Returns a request, or what builds one, with its call site. Code that calls this was put before each call.
     *
     * @param request what the call of the client gets, an {@link AwsRequest} or a consumer of its builder
     */
    @SuppressWarnings("unchecked")
    public static Object mark(Object request, String site) {
        return request instanceof AwsRequest made
                ? mark(made.toBuilder(), site).build()
                : ((Consumer<AwsRequest.Builder>) request).andThen(builder -> mark(builder, site));
    }

    private static AwsRequest.Builder mark(AwsRequest.Builder request, String site) {
        var given = request.overrideConfiguration();
        var configuration = given == null ? AwsRequestOverrideConfiguration.builder() : given.toBuilder();
        return request.overrideConfiguration(configuration.putExecutionAttribute(SITE, site).build());
    }
}
