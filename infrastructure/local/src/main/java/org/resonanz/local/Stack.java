package org.resonanz.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.local.bus.Patterns;
import org.resonanz.template.Section;
import org.resonanz.template.Template;
import org.resonanz.template.TemplateException;

/**
 * What the template says, in the host's words. A type, a property or a value that the host does not know is an error
 * that names it; what has no effect on this machine is named here, and nowhere else.
 */
public record Stack(List<Function> functions, List<Route> routes, Cors cors, String issuer, List<String> audience,
        List<Stream> streams, List<Queue> queues, List<Rule> rules, List<Consumer> consumers, List<Schedule> schedules,
        List<Secret> secrets, List<String> buses) {
    private static final Set<String> WITHOUT_LOCAL_EFFECT = Set.of("AWS::CloudWatch::Alarm", "AWS::SQS::QueuePolicy",
            "AWS::S3::Bucket", "AWS::Events::EventBus", "AWS::DynamoDB::Table", "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination");

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

    public record Consumer(String function, String queue, int batchSize, int concurrency) {
    }

    public record Schedule(String function, String name, String expression, String zone, String input, int retries) {
    }

    /** @param template JSON object to which the generated value is added under {@code key} */
    public record Secret(String id, String template, String key, int length) {
    }

    public static Stack of(Template template) {
        Stack stack = new Stack(new ArrayList<>(), new ArrayList<>(), null, null, null, new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                busNames(template));
        for (var resource : template.resources().values()) {
            var properties = resource.properties();
            switch (resource.type()) {
                case "AWS::Serverless::Function" -> stack.addFunction(resource.id(), properties);
                case "AWS::Serverless::HttpApi" -> stack = stack.withApi(properties);
                case "AWS::SQS::Queue" -> stack.addQueue(resource.id(), properties);
                case "AWS::Events::Rule" -> stack.addRule(resource.id(), properties);
                case "AWS::SecretsManager::Secret" -> stack.addSecret(resource.id(), properties);
                default -> requireKnown(resource);
            }
            if (!WITHOUT_LOCAL_EFFECT.contains(resource.type())) {
                properties.verify();
            }
        }
        return stack;
    }

    private static List<String> busNames(Template template) {
        var names = new ArrayList<>(template.resources("AWS::Events::EventBus").keySet());
        names.add(DEFAULT_BUS);
        return List.copyOf(names);
    }

    private static void requireKnown(Template.Resource resource) {
        if (!WITHOUT_LOCAL_EFFECT.contains(resource.type())) {
            throw new TemplateException(
                    "Resources." + resource.id() + ".Type: " + resource.type() + " is not supported on this machine.");
        }
    }

    private void addFunction(String id, Section properties) {
        properties.ignore("CodeUri", "Runtime", "Architectures", "MemorySize", "Tracing", "AutoPublishAlias",
                "AutoPublishAliasAllProperties", "SnapStart", "LoggingConfig", "Policies");
        var variables = properties.section("Environment").section("Variables");
        var environment = new LinkedHashMap<String, String>();
        variables.names().forEach(name -> environment.put(name, variables.text(name)));
        functions.add(new Function(id, properties.text("Handler").replace("::handleRequest", ""),
                Duration.ofSeconds(properties.number("Timeout", 3)), environment));
        var events = properties.section("Events");
        events.names().forEach(name -> addEvent(id, events.section(name)));
    }

    private void addEvent(String function, Section event) {
        var properties = event.section("Properties");
        switch (event.text("Type")) {
            case "HttpApi" -> addRoute(function, properties);
            case "DynamoDB" -> addStream(function, properties);
            case "SQS" -> addConsumer(function, properties);
            case "ScheduleV2" -> addSchedule(function, properties);
            default -> throw new TemplateException(
                    event.path() + ".Type: " + event.text("Type") + " is not supported on this machine.");
        }
    }

    private void addRoute(String function, Section route) {
        route.ignore("ApiId");
        requireMatchable(route);
        var auth = route.section("Auth");
        auth.expect("Authorizer", "NONE");
        routes.add(new Route(function, route.text("Method").toUpperCase(), route.text("Path"), auth.has("Authorizer")));
    }

    private static void requireMatchable(Section route) {
        route.expect("Method", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
        var path = route.text("Path");
        if (!path.startsWith("/") || path.contains("+}")) {
            throw new TemplateException(route.path() + ".Path: " + path + " is not supported on this machine.");
        }
    }

    private void addStream(String function, Section stream) {
        stream.ignore("Stream", "MaximumRecordAgeInSeconds", "DestinationConfig");
        stream.expect("StartingPosition", "TRIM_HORIZON");
        stream.expect("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        var filters = stream.section("FilterCriteria").sections("Filters").stream()
                .map(filter -> filter.text("Pattern")).toList();
        filters.forEach(filter -> Patterns.check(stream.path() + ".FilterCriteria", filter));
        streams.add(new Stream(function, stream.number("BatchSize", 100), stream.number("MaximumRetryAttempts", 10),
                stream.flag("BisectBatchOnFunctionError"), filters));
    }

    private void addConsumer(String function, Section consumer) {
        consumer.expect("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        consumers.add(new Consumer(function, idOf(consumer.text("Queue")), consumer.number("BatchSize", 10),
                consumer.section("ScalingConfig").number("MaximumConcurrency", 10)));
    }

    private void addSchedule(String function, Section schedule) {
        schedule.ignore("DeadLetterConfig");
        schedule.section("FlexibleTimeWindow").expect("Mode", "OFF");
        var retry = schedule.section("RetryPolicy");
        retry.ignore("MaximumEventAgeInSeconds");
        schedules.add(new Schedule(function, schedule.text("Name"), schedule.text("ScheduleExpression"),
                schedule.text("ScheduleExpressionTimezone", "UTC"), schedule.text("Input", "{}"),
                retry.number("MaximumRetryAttempts", 0)));
    }

    private void addQueue(String id, Section queue) {
        queue.ignore("SqsManagedSseEnabled", "MessageRetentionPeriod");
        var redrive = queue.section("RedrivePolicy");
        var target = redrive.text("deadLetterTargetArn", "");
        queues.add(new Queue(id, Duration.ofSeconds(queue.number("VisibilityTimeout", 30)),
                redrive.number("maxReceiveCount", Integer.MAX_VALUE), target.isEmpty() ? null : idOf(target)));
    }

    private void addRule(String id, Section rule) {
        var busName = rule.text("EventBusName", DEFAULT_BUS);
        if (!buses.contains(busName)) {
            throw new TemplateException(rule.path() + ".EventBusName: the template has no bus " + busName + ".");
        }
        Patterns.check(rule.path() + ".EventPattern", Patterns.json(rule.value("EventPattern")));
        rules.add(new Rule(id, busName, rule.value("EventPattern"), rule.sections("Targets").stream().map(target -> {
            target.ignore("Id");
            return idOf(target.text("Arn"));
        }).toList()));
    }

    private void addSecret(String id, Section secret) {
        secret.ignore("Description");
        var generate = secret.section("GenerateSecretString");
        generate.ignore("ExcludePunctuation");
        secrets.add(new Secret(id, generate.text("SecretStringTemplate"), generate.text("GenerateStringKey"),
                generate.number("PasswordLength", 32)));
    }

    private Stack withApi(Section api) {
        api.expect("StageName", "$default");
        // Nobody on this machine is throttled.
        api.ignore("DefaultRouteSettings");
        var auth = api.section("Auth");
        var jwt = auth.section("Authorizers").section(auth.text("DefaultAuthorizer"));
        jwt.expect("IdentitySource", "$request.header.Authorization");
        var configuration = jwt.section("JwtConfiguration");
        var origin = api.section("CorsConfiguration");
        var answers = new Cors(origin.texts("AllowOrigins"), origin.texts("AllowMethods"), origin.texts("AllowHeaders"),
                origin.texts("ExposeHeaders"), origin.number("MaxAge", 0));
        return new Stack(functions, routes, answers, configuration.text("issuer"), configuration.texts("audience"),
                streams, queues, rules, consumers, schedules, secrets, buses);
    }

    private static String idOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
