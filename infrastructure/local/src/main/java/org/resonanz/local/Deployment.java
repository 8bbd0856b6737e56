package org.resonanz.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.template.Template;

/** A model of the template's resources that the host runs: the functions, and all that calls them. */
public record Deployment(List<LambdaFunction> functions, Api api, List<Route> routes, List<StreamMapping> streams,
        List<SqsQueue> queues, List<Rule> rules, List<QueueMapping> consumers, List<Schedule> schedules,
        List<Secret> secrets, List<String> buses) {

    public Deployment {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        streams = List.copyOf(streams);
        queues = List.copyOf(queues);
        rules = List.copyOf(rules);
        consumers = List.copyOf(consumers);
        schedules = List.copyOf(schedules);
        secrets = List.copyOf(secrets);
        buses = List.copyOf(buses);
    }

    /** The bus that every account has, on which AWS puts its own events. */
    public static final String DEFAULT_BUS = "default";

    /**
     * A function.
     *
     * @param id      the logical id, as in all records here
     * @param handler name of the handler's class
     */
    public record LambdaFunction(String id, String handler, Duration timeout, Map<String, String> environment) {
        public LambdaFunction {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * A route of the HTTP API.
     *
     * @param function logical id of the function that handles it
     * @param path     with variables in braces
     * @param open     true if it needs no token
     */
    public record Route(String function, String method, String path, boolean open) {
        /** Returns the route key, such as {@code GET /requests/{id}}. */
        public String key() {
            return method + " " + path;
        }
    }

    /**
     * The HTTP API.
     *
     * @param issuer   the issuer whose tokens it accepts
     * @param audience the audiences of which a token must name one
     */
    public record Api(String issuer, List<String> audience, Cors cors) {
        public Api {
            audience = List.copyOf(audience);
        }
    }

    /**
     * The CORS configuration of the API.
     *
     * @param exposed headers that pages may read
     * @param maxAge  seconds for which browsers may remember a preflight
     */
    public record Cors(List<String> origins, List<String> methods, List<String> headers, List<String> exposed,
            int maxAge) {
        public Cors {
            origins = List.copyOf(origins);
            methods = List.copyOf(methods);
            headers = List.copyOf(headers);
            exposed = List.copyOf(exposed);
        }
    }

    /**
     * The mapping of the table's stream to a function.
     *
     * @param bisect  true if a batch that fails whole is halved
     * @param filters event patterns, of which a record must match one; all records pass if there is none
     */
    public record StreamMapping(String function, int batchSize, int retries, boolean bisect, List<String> filters) {
        public StreamMapping {
            filters = List.copyOf(filters);
        }
    }

    /**
     * A queue.
     *
     * @param visibility  time after which a received message that was not deleted can be received again
     * @param maxReceives number of receives after which a message goes to the dead-letter queue
     * @param deadLetters logical id of the dead-letter queue, null if there is none
     */
    public record SqsQueue(String id, Duration visibility, int maxReceives, @Nullable String deadLetters) {
    }

    /**
     * A rule that puts matching events of a bus into queues.
     *
     * @param pattern the event pattern, as maps, lists and values
     */
    public record Rule(String id, String busName, Object pattern, List<String> queues) {
        public Rule {
            queues = List.copyOf(queues);
        }
    }

    /**
     * The mapping of a queue to the function that handles its messages.
     *
     * @param concurrency the most batches that are handled at a time
     */
    public record QueueMapping(String function, String queue, int batchSize, int concurrency) {
    }

    /**
     * A schedule.
     *
     * @param expression such as {@code cron(15 3 * * ? *)}
     * @param zone       the time zone's id
     * @param input      the function's event as JSON, with Scheduler's context attributes
     */
    public record Schedule(String function, String name, String expression, String zone, String input, int retries) {
    }

    /**
     * A secret, as a rule with a generated value.
     *
     * @param template JSON object to which the value is added
     * @param key      the member that holds the value, null if the template itself is all that the secret holds
     * @param length   the number of characters of the value
     */
    public record Secret(String id, String template, @Nullable String key, int length) {
    }

    /**
     * Returns the model of a template.
     *
     * @throws org.resonanz.template.TemplateException if the template holds something unsupported
     */
    public static Deployment of(Template template) {
        return new DeploymentBuilder(template).build();
    }
}
