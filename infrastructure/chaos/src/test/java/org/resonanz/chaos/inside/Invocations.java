package org.resonanz.chaos.inside;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invocations of functions in this host. One that died makes no further call and has no output. */
public final class Invocations {
    /** A mutation: what a function says of failed messages is not heard. */
    private static final boolean FORGETS_FAILURES = Boolean.getBoolean("chaos.forgetsFailures");
    // The threads that an invocation starts die with it.
    private static final InheritableThreadLocal<@Nullable Invocation> CURRENT = new InheritableThreadLocal<>();

    private Invocations() {}

    /** An invocation of a function. Mutable. */
    static final class Invocation {
        final String id = UUID.randomUUID().toString();
        final String function;
        private volatile boolean dead;

        private Invocation(String function) {
            this.function = function;
        }

        void die() {
            dead = true;
            throw new FunctionDied();
        }

        void requireAlive() {
            if (dead) {
                throw new FunctionDied();
            }
        }
    }

    /** Returns the invocation that this thread works for; null if it works for none. */
    static @Nullable Invocation current() {
        return CURRENT.get();
    }

    /** Handles an event. The host's own call of a function was replaced by a call of this. */
    public static void run(RequestStreamHandler function, InputStream event, OutputStream output, Context context)
            throws IOException {
        var invocation = new Invocation(context.getFunctionName());
        var said = new ByteArrayOutputStream();
        CURRENT.set(invocation);
        try {
            function.handleRequest(event, said, context);
        } finally {
            CURRENT.remove();
        }
        invocation.requireAlive();
        var text = said.toString(StandardCharsets.UTF_8);
        output.write((FORGETS_FAILURES ? text.replaceFirst("(\"batchItemFailures\":\\[).*]", "$1]") : text)
                .getBytes(StandardCharsets.UTF_8));
    }
}
