package org.resonanz.platform.dryrun;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A dry run of a function: another handler of it answers its events of {@code events/}, on the company that stands
 * there, in this process. So the classes of the whole way to an answer are loaded, linked and compiled, those that write
 * and mail as well, and nothing is written or mailed. The events and the company are packed with the function.
 */
public final class DryRun {
    /** The time of the events. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:30:00Z"), ZoneOffset.UTC);
    /** The times that each event is played: enough for most of what it runs to be compiled. */
    private static final int TIMES = 20;
    private static final String FOLDER = "/dry-run/";

    private static volatile boolean playing;

    private DryRun() {}

    /** Returns true while a dry run plays. What is made meanwhile lives no longer, and what is logged is no metric. */
    public static boolean isPlaying() {
        return playing;
    }

    /**
     * Plays all events of a function.
     *
     * @param variables the function's environment
     * @return what it answered to each at last, in the order of the files' names
     */
    public static List<String> play(Class<? extends RequestStreamHandler> type, Map<String, String> variables)
            throws IOException, ReflectiveOperationException {
        var answers = new TreeMap<String, String>();
        playing = true;
        try (var stage = new Stage(SmallTable.of(text(type, "data.json")))) {
            var handler = type.getConstructor(Map.class, Clock.class)
                    .newInstance(environment(variables, stage.endpoint()), CLOCK);
            for (var time = 0; time < TIMES; time++) {
                for (var file : files(type)) {
                    answers.put(file, answer(handler, text(type, file)));
                }
            }
        } finally {
            playing = false;
        }
        return List.copyOf(answers.values());
    }

    private static String answer(RequestStreamHandler handler, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer,
                new DryRunContext());
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** Returns the names of the function's events, which stand in a file named after it. */
    private static List<String> files(Class<?> type) throws IOException {
        var name = type.getSimpleName().replaceFirst("Handler$", "").replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return List.of(text(type, name + ".txt").trim().split(" "));
    }

    private static String text(Class<?> type, String file) throws IOException {
        try (var resource = Objects.requireNonNull(type.getResourceAsStream(FOLDER + file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns an environment in which no service is real, with the groups that the events name. */
    private static Map<String, String> environment(Map<String, String> variables, String endpoint) {
        var environment = new HashMap<>(variables);
        for (var service : List.of("DYNAMODB", "SECRETS_MANAGER", "SESV2", "EVENTBRIDGE")) {
            environment.put("AWS_ENDPOINT_URL_" + service, endpoint);
        }
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "dry-run",
                "AWS_SECRET_ACCESS_KEY", "dry-run", "GROUPS_CLAIM", "groups", "TEAM_PREFIX", "team:",
                "LEAD_PREFIX", "lead:", "ADMIN_GROUP", "admin", "INTEGRATION_GROUP", "integration"));
        return environment;
    }
}
