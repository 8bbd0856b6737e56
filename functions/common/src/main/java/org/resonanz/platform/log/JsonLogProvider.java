package org.resonanz.platform.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Provides SLF4J with loggers that write JSON, so that lines of libraries bear the ids of the invocation, too. The
 * environment variable {@code AWS_LAMBDA_LOG_LEVEL}, which Lambda sets, is the lowest level that is logged.
 */
public final class JsonLogProvider implements SLF4JServiceProvider {
    private final Map<String, JsonLogger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter ids = new BasicMDCAdapter();
    private final Level lowest = level(System.getenv().getOrDefault("AWS_LAMBDA_LOG_LEVEL", "INFO"));

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, newName -> new JsonLogger(newName, lowest));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return ids;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Nothing is to be made before the first logger.
    }

    /** Returns the level with a name of Lambda's, which has one above {@code ERROR}. */
    private static Level level(String name) {
        return name.equals("FATAL") ? Level.ERROR : Level.valueOf(name);
    }
}
