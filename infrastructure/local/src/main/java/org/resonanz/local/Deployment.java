package org.resonanz.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.resonanz.template.Template;

/** What the template deploys, in the host's words: functions, and what calls them. */
public record Deployment(List<Function> functions, Api api, List<Route> routes, List<Stream> streams,
        List<Queue> queues, List<Rule> rules, List<Consumer> consumers, List<Schedule> schedules,
        List<Secret> secrets, List<String> buses) {
    /** The bus that every account has, on which AWS itself tells things. */
    public static final String DEFAULT_BUS = "default";

    /** @param handler class name */
    public record Function(String id, String handler, Duration timeout, Map<String, String> environment) {
    }

    /** @param open true where no token is asked for */
    public record Route(String function, String method, String path, boolean open) {
        public String key() {
            return method + " " + path;
        }
    }

    /** The HTTP API: whose tokens it accepts, and for whom. */
    public record Api(String issuer, List<String> audience, Cors cors) {
    }

    /** What the API answers to pages of other origins. */
    public record Cors(List<String> origins, List<String> methods, List<String> headers, List<String> exposed,
            int maxAge) {
    }

    /** @param filters event patterns, any of which lets a record through */
    public record Stream(String function, int batchSize, int retries, boolean bisect, List<String> filters) {
    }

    /** @param deadLetters id of another queue, null for none */
    public record Queue(String id, Duration visibility, int maxReceives, String deadLetters) {
    }

    /** @param pattern JSON-like */
    public record Rule(String id, String busName, Object pattern, List<String> queues) {
    }

    /** A function that a queue's messages are handed to. */
    public record Consumer(String function, String queue, int batchSize, int concurrency) {
    }

    /** @param input what the function is given, as JSON */
    public record Schedule(String function, String name, String expression, String zone, String input, int retries) {
    }

    /** @param template JSON object to which the generated value is added under {@code key} */
    public record Secret(String id, String template, String key, int length) {
    }

    /**
     * Reads a template.
     *
     * @throws org.resonanz.template.TemplateException where it says something that the host does not know
     */
    public static Deployment of(Template template) {
        return new DeploymentBuilder(template).build();
    }
}
