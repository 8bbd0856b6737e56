package org.resonanz.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.crac.Core;
import org.crac.Resource;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Priming;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.http.RequestBody;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.texts.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The base of all handlers behind the HTTP API. It finds the route of a request and turns refusals into problem
 * details. Anything unexpected escapes, so that Lambda counts and logs it as an error.
 */
public abstract class ApiHandler implements RequestStreamHandler, Resource, Routed {
    /** Handles the requests of one route. A route refuses all query parameters unless it names them. */
    @FunctionalInterface
    public interface Route {
        ApiResponse respond(ApiRequest request);

        /** Returns true if the route knows a query parameter; a request with any other is refused. */
        default boolean knows(String parameter) {
            return false;
        }
    }

    private record KnowingRoute(Predicate<String> parameters, Route route) implements Route {
        @Override
        public ApiResponse respond(ApiRequest request) {
            return route.respond(request);
        }

        @Override
        public boolean knows(String parameter) {
            return parameters.test(parameter);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Callers callers;

    protected ApiHandler(Environment environment) {
        this.callers = Callers.from(environment);
        Core.getGlobalContext().register(this);
    }

    /** Returns the routes by their keys, as the template declares them. */
    protected abstract Map<String, Route> routes();

    @Override
    public final Set<String> routeKeys() {
        return routes().keySet();
    }

    /** Returns a route that knows some query parameters. */
    protected static Route knowing(Set<String> parameters, Route route) {
        return new KnowingRoute(parameters::contains, route);
    }

    /** Returns a route behind a link in a mail: gateways append parameters of their own to it. */
    protected static Route linked(Route route) {
        return new KnowingRoute(parameter -> true, route);
    }

    /** Reads once what requests will read, so that a restored function has it loaded and compiled. */
    protected abstract void prime();

    /** Returns the most bytes that the body of a request may have. */
    protected int mostBodyBytes() {
        return RequestBody.MAXIMUM;
    }

    /** Returns the caller of a request. */
    protected final Caller caller(ApiRequest request) {
        return callers.of(request);
    }

    /**
     * Returns the caller of a request that only admins may make.
     *
     * @throws Problem 403 if the caller is none
     */
    protected final Caller admin(ApiRequest request) {
        var caller = caller(request);
        if (!caller.admin()) {
            throw Problem.of(403, "admins-only");
        }
        return caller;
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            Invocation.run(context, () -> {
                var request = ApiRequest.read(input, mostBodyBytes());
                Invocation.handlesCall(request.id());
                var response = respond(request);
                LOG.atInfo().addKeyValue("route", request.routeKey()).addKeyValue("status", response.status())
                        .log("Answered");
                response.writeTo(output);
            });
        } catch (RuntimeException failed) {
            throw new UnexpectedFailure(failed);
        }
    }

    private ApiResponse respond(ApiRequest request) {
        try {
            var route = routes().get(request.routeKey());
            if (route == null) {
                throw Problem.notFound();
            }
            request.requireParameters(route::knows);
            return route.respond(request);
        } catch (Problem problem) {
            return problem.response(Texts.of("org.resonanz.api.problems", request.language()));
        }
    }

    @Override
    public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Priming.attempt(this::prime, this);
    }

    @Override
    public final void afterRestore(org.crac.Context<? extends Resource> context) {
        // Each cached value throws itself away.
    }
}
