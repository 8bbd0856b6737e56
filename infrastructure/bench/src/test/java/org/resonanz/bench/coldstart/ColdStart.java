package org.resonanz.bench.coldstart;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.bench.handlers.BareCalls;
import org.resonanz.bench.handlers.EmptyHandler;
import org.resonanz.bench.handlers.SampleHandler;

/**
 * A benchmark of how soon functions answer, each as it is deployed and under Lambda's own runtime interface client: in a
 * new process, after a snapshot was restored, and when they are warm; beside an empty handler, a sample's and bare calls
 * of the SDK, in one interleaved run.
 */
public final class ColdStart {
    /** What is measured. */
    public enum Part {
        COLD, PRIMED, WARM
    }

    private static final int WARM_UP = 300;
    private static final int WARM = 100;
    private static final List<String> SAMPLE_JARS = List.of("regions", "jackson-databind", "jackson-annotations",
            "jackson-core", "aws-lambda-java-events", "joda-time");

    private final Aws aws;
    private final Set<Part> parts;
    private final Path logs;
    private final Map<String, Object> declared;
    private final Subject empty;
    private final Subject sample;
    private final @Nullable Deployed bare;
    private final List<Subject> subjects = new ArrayList<>();

    private ColdStart(Aws aws, Path folder, Set<Part> parts, Predicate<String> wanted)
            throws IOException, InterruptedException {
        this.aws = aws;
        this.parts = parts;
        this.logs = Files.createDirectories(folder.resolve("logs"));
        this.declared = CompanyFile.variables();
        var functions = Deployed.all(folder);
        var event = EventFile.read("create-request.create");
        var jars = SAMPLE_JARS.stream().map(Machine::jar).toList();
        // Its libraries are those of a function that writes one item; the bare calls need SES and EventBridge, too.
        var first = named(functions, "create-request");
        empty = subject("empty handler", first.without(EmptyHandler.class, folder), event);
        sample = subject("sample", first.with(SampleHandler.class, folder, jars), event);
        bare = !parts.contains(Part.WARM)
                ? null
                : named(functions, "send-invitation").with(BareCalls.class, folder,
                        List.of(Machine.jar("regions"), Machine.jar("eventbridge")));
        for (var function : functions) {
            for (var trigger : function.triggers()) {
                if (wanted.test(trigger)
                        || wanted.test(function.name()) && trigger.equals(function.triggers().getFirst())) {
                    subjects.add(subject(trigger, function, EventFile.read(trigger)));
                }
            }
        }
    }

    private static Deployed named(List<Deployed> functions, String name) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Prints the table.
     *
     * @param arguments how many rounds; the parts, separated by commas; then names of functions, for the first of their
     *                  triggers, or of events such as {@code capture-feedback.rate}; without any, all functions
     */
    public static void main(String[] arguments) throws Exception {
        var parts = Stream.of(arguments[1].toUpperCase(Locale.ROOT).split(",")).map(Part::valueOf)
                .collect(Collectors.toSet());
        var names = List.of(arguments).subList(2, arguments.length);
        run(Integer.parseInt(arguments[0]), parts, name -> names.isEmpty() ? !name.contains(".") : names.contains(name),
                System.out);
        // The client of the stand-in keeps threads.
        System.exit(0);
    }

    /** Measures and prints the table; returns what each event was answered. */
    public static Map<String, String> run(int rounds, Set<Part> parts, Predicate<String> wanted, PrintStream out)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cold-start");
        var end = System.nanoTime() + Long.getLong("cold.seconds", 3600) * 1_000_000_000L;
        try (var aws = new Aws()) {
            var bench = new ColdStart(aws, folder, parts, wanted);
            for (var round = 0; round < rounds; round++) {
                bench.round(end);
            }
            bench.warm();
            bench.print(out);
            // Where something failed, its log stays.
            delete(folder);
            return bench.subjects.stream().collect(Collectors.toMap(Subject::name, Subject::answers));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Sends an event twice to a new process, on the company as it was each time, and records what it calls. */
    private Subject subject(String name, Deployed function, byte[] event) throws IOException, InterruptedException {
        var cold = aws.record();
        try (var instance = start(function, name, Map.of())) {
            var answer = instance.invoke(event);
            if (answer.failed()) {
                throw new IOException(name + " failed: " + answer.body());
            }
            var warm = parts.contains(Part.WARM) ? aws.record() : new Recording();
            if (parts.contains(Part.WARM)) {
                instance.invoke(event);
            }
            return Subject.of(name, function, event, cold, warm, status(answer.body()));
        }
    }

    /** Returns the status of a response to the HTTP API; the whole answer if it is none. */
    private static String status(String answer) throws IOException {
        return answer.contains("\"statusCode\"") ? String.valueOf(JSON.std.mapFrom(answer).get("statusCode")) : answer;
    }

    private void round(long end) throws IOException, InterruptedException {
        for (var subject : Stream.concat(Stream.of(empty, sample), subjects.stream()).toList()) {
            if (System.nanoTime() > end) {
                return;
            }
            if (parts.contains(Part.COLD)) {
                cold(subject);
            }
            if (parts.contains(Part.PRIMED) && subject.function().snapshots()) {
                primed(subject);
            }
        }
    }

    private void cold(Subject subject) throws IOException, InterruptedException {
        aws.replay(subject.cold());
        var start = System.nanoTime();
        try (var instance = start(subject.function(), subject.name(), Map.of())) {
            subject.coldMillis().add((instance.invoke(subject.event()).at() - start) / 1e6);
        }
    }

    /** Lets a function prime itself, cuts its connections as a snapshot does, and measures its next answer. */
    private void primed(Subject subject) throws IOException, InterruptedException {
        aws.replay(subject.cold());
        aws.hangUp(true);
        var credentials = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.endpoint() + "/credentials", "AWS_ACCESS_KEY_ID", "",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", "local");
        try (var instance = start(subject.function(), subject.name(), credentials)) {
            instance.awaitSnapshot();
            aws.hangUp(false);
            aws.replay(subject.cold());
            var start = System.nanoTime();
            instance.restore();
            subject.primedMillis().add((instance.invoke(subject.event()).at() - start) / 1e6);
        } finally {
            aws.hangUp(false);
        }
    }

    private void warm() throws IOException, InterruptedException {
        if (bare == null) {
            return;
        }
        for (var subject : subjects) {
            subject.warmMillis().addAll(warm(subject.function(), subject, Map.of()));
            if (!subject.warm().names().isEmpty()) {
                subject.bareMillis().addAll(warm(bare, subject,
                        Map.of("CALLS", String.join(",", subject.warm().names()))));
            }
        }
    }

    private List<Double> warm(Deployed function, Subject subject, Map<String, String> more)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        try (var instance = start(function, subject.name(), more)) {
            aws.replay(more.isEmpty() ? subject.cold() : subject.warm());
            for (var time = 0; time < WARM_UP + WARM; time++) {
                var start = System.nanoTime();
                var end = instance.invoke(subject.event()).at();
                aws.replay(subject.warm());
                if (time >= WARM_UP) {
                    millis.add((end - start) / 1e6);
                }
            }
        }
        return millis;
    }

    private Instance start(Deployed function, String name, Map<String, String> more) throws IOException {
        var variables = new HashMap<String, String>();
        declared.forEach((variable, value) -> variables.put(variable, value.toString()));
        variables.put("JAVA_TOOL_OPTIONS", function.options());
        variables.put("PATH", System.getenv("PATH"));
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "bench");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("LAMBDA_TASK_ROOT", function.folder().toString());
        for (var service : List.of("DYNAMODB", "SECRETS_MANAGER", "SESV2", "EVENTBRIDGE")) {
            variables.put("AWS_ENDPOINT_URL_" + service, aws.endpoint());
        }
        variables.putAll(more);
        variables.values().removeIf(String::isEmpty);
        // As Lambda starts it, and what somebody wants to try.
        var options = Stream.concat(Stream.of("-XX:+UseSerialGC", "-Xmx" + function.heap() + "m",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"),
                Stream.of(System.getProperty("cold.options", "").split(" ")).filter(option -> !option.isEmpty()))
                .toList();
        return new Instance(function, options, variables, logs.resolve(name.replace(' ', '-') + ".log"));
    }

    private void print(PrintStream out) {
        var base = Subject.median(sample.coldMillis());
        var floor = Subject.median(empty.coldMillis());
        out.println("| event | answer | cold ms | × sample | × empty | calls | primed ms | warm ms | calls | × bare |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var subject : Stream.concat(Stream.of(empty, sample), subjects.stream()).toList()) {
            var cold = Subject.median(subject.coldMillis());
            var warm = Subject.median(subject.warmMillis());
            out.println(Stream.of(subject.name(), answer(subject), number("%.0f", cold), number("%.2f", cold / base),
                    number("%.1f", cold / floor), String.valueOf(subject.cold().names().size()),
                    number("%.0f", Subject.median(subject.primedMillis())), number("%.2f", warm),
                    String.valueOf(subject.warm().names().size()),
                    number("%.2f", warm / Subject.median(subject.bareMillis())))
                    .collect(Collectors.joining(" | ", "| ", " |")));
        }
        out.printf(Locale.ROOT, "%nRounds: %d to %d. Calls that were not recorded: %d.%n",
                subjects.getLast().coldMillis().size(), empty.coldMillis().size(), aws.unknown());
    }

    private static String answer(Subject subject) {
        return subject.answers().length() == 3 ? subject.answers() : "";
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
