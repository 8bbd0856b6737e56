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

/** The instances of one function: each handles one event at a time; more events at once, more instances. */
public final class FunctionPool {
    private final String name;
    private final Constructor<? extends RequestStreamHandler> constructor;
    private final Map<String, String> environment;
    private final Duration timeout;
    private final Clock clock;
    private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    /** @param handler class name, as the template says it */
    public FunctionPool(String name, String handler, Map<String, String> environment, Duration timeout, Clock clock) {
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
     * Has an event handled.
     *
     * @return what the function answers
     * @throws FunctionException where it throws, as Lambda would report a function error
     */
    public byte[] invoke(byte[] event) throws FunctionException {
        try {
            var handler = instance();
            var output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), output, new RunContext(name, timeout));
            // As on Lambda, an instance that threw is not used again.
            idle.addFirst(handler);
            return output.toByteArray();
        } catch (Throwable failed) {
            // An error is a function's failure on Lambda too; here it must not end the thread that delivers.
            throw new FunctionException(name, failed);
        }
    }

    /** Refuses a route that the function does not answer; on AWS that would show with the first call. */
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
