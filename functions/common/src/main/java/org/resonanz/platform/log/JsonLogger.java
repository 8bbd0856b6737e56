package org.resonanz.platform.log;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * A logger that writes each line as one JSON object to the error stream, from where Lambda takes it as it is. Its first
 * members are named as in the lines of Lambda itself.
 */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final Level lowest;

    JsonLogger(String name, Level lowest) {
        this.name = name;
        this.lowest = lowest;
    }

    @Override
    public void log(LoggingEvent event) {
        var line = line(event.getLevel(), event.getMessage(), event.getArgumentArray(), event.getThrowable());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> line.put(pair.key, pair.value));
        }
        print(line);
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, String message,
            Object @Nullable [] arguments, @Nullable Throwable thrown) {
        print(line(level, message, arguments, thrown));
    }

    private Map<String, Object> line(Level level, String message, Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level.toString());
        line.put("message", String.valueOf(MessageFormatter.basicArrayFormat(message, arguments)));
        line.put("logger", getName());
        if (thrown != null) {
            // Not its message, which may quote what a person wrote.
            line.put("errorType", thrown.getClass().getName());
            line.put("stackTrace", Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).toList());
        }
        var ids = MDC.getCopyOfContextMap();
        if (ids != null) {
            line.putAll(ids);
        }
        return line;
    }

    private static void print(Map<String, Object> line) {
        try {
            // In one piece, because Lambda ends an entry of the log where a write ends.
            System.err.print(JSON.std.asString(line) + "\n");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= lowest.toInt();
    }
}
