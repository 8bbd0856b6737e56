package org.resonanz.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.resonanz.api.Routed;
import org.resonanz.template.TemplateException;

/**
 * A function that runs in this JVM. Each of its instances handles one event at a time; further events at the same time
 * get further instances.
 */
public final class LocalFunction {
    private final String name;
    private final Constructor<? extends RequestStreamHandler> constructor;
    private final Map<String, String> environment;
    private final Duration timeout;
    private final Clock clock;
    private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    /**
     * Creates a function without instances.
     *
     * @param handler     name of the handler's class
     * @param environment the function's environment variables
     * @throws TemplateException if the class is no stream handler with a constructor {@code (Map, Clock)}
     */
    public LocalFunction(String name, String handler, Map<String, String> environment, Duration timeout, Clock clock) {
        this.name = name;
        this.constructor = constructor(name, handler);
        this.environment = environment;
        this.timeout = timeout;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    /**
     * Handles an event.
     *
     * @return the function's output
     * @throws FunctionException if the function throws, for which Lambda would report a function error
     */
    public byte[] invoke(byte[] event) throws FunctionException {
        try {
            var handler = instance();
            var output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), output, new LocalContext(name, timeout));
            // Only an instance that did not throw is used again, as on Lambda.
            idle.addFirst(handler);
            return output.toByteArray();
        } catch (Throwable failed) {
            // As on Lambda, an Error is a failure of the function and must not end the thread that delivers the event.
            throw new FunctionException(name, failed);
        }
    }

    /**
     * Requires that the function has a route. On AWS its absence would show with the first call.
     *
     * @throws TemplateException if it has not
     */
    public void requireRoute(String key) {
        try {
            var handler = instance();
            idle.addFirst(handler);
            if (!(handler instanceof Routed routed && routed.routeKeys().contains(key))) {
                throw new TemplateException("Resources." + name + ".Events: the function has no route " + key + ".");
            }
        } catch (ReflectiveOperationException broken) {
            throw new TemplateException("Resources." + name + ".Handler cannot be made: " + broken.getCause());
        }
    }

    private RequestStreamHandler instance() throws ReflectiveOperationException {
        var instance = idle.pollFirst();
        return instance == null ? constructor.newInstance(environment, clock) : instance;
    }

    private static Constructor<? extends RequestStreamHandler> constructor(String name, String handler) {
        try {
            return Class.forName(handler).asSubclass(RequestStreamHandler.class).getConstructor(Map.class, Clock.class);
        } catch (ClassNotFoundException | NoSuchMethodException | ClassCastException wrong) {
            throw new TemplateException("Resources." + name + ".Handler: " + handler
                    + " is no stream handler with a constructor (Map, Clock).");
        }
    }
}
