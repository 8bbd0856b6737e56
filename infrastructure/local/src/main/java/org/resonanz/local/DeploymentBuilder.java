package org.resonanz.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.Deployment.Api;
import org.resonanz.local.Deployment.Cors;
import org.resonanz.local.Deployment.LambdaFunction;
import org.resonanz.local.Deployment.QueueMapping;
import org.resonanz.local.Deployment.Route;
import org.resonanz.local.Deployment.Rule;
import org.resonanz.local.Deployment.Schedule;
import org.resonanz.local.Deployment.Secret;
import org.resonanz.local.Deployment.SqsQueue;
import org.resonanz.local.Deployment.StreamMapping;
import org.resonanz.local.bus.EventPattern;
import org.resonanz.template.Section;
import org.resonanz.template.Template;
import org.resonanz.template.TemplateException;

/**
 * Builds the model of a template. A type, a property or a value that the host does not know is an error that names it.
 * All that has no effect on this machine is listed here, and nowhere else.
 */
final class DeploymentBuilder {
    private static final Set<String> WITHOUT_LOCAL_EFFECT = Set.of("AWS::DynamoDB::Table", "AWS::Events::EventBus",
            "AWS::S3::Bucket", "AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SES::EmailIdentity",
            "AWS::SES::ConfigurationSet", "AWS::SES::ConfigurationSetEventDestination", "AWS::SNS::Topic",
            "AWS::SNS::Subscription", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard",
            "AWS::CloudFront::Distribution", "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::ResponseHeadersPolicy", "AWS::Logs::LogGroup", "AWS::ApiGatewayV2::DomainName",
            "AWS::ApiGatewayV2::ApiMapping", "AWS::Scheduler::Schedule", "AWS::IAM::Role");

    private final List<LambdaFunction> functions = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<StreamMapping> streams = new ArrayList<>();
    private final List<SqsQueue> queues = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<QueueMapping> consumers = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Template template;
    private final List<String> buses;
    private @Nullable Api api;

    DeploymentBuilder(Template template) {
        this.template = template;
        this.buses = busNames(template);
    }

    /**
     * Returns the model.
     *
     * @throws TemplateException if the template holds something unsupported, or no HTTP API
     */
    Deployment build() {
        template.resources().values().forEach(this::add);
        if (api == null) {
            throw new TemplateException("Resources: the template has no AWS::Serverless::HttpApi.");
        }
        return new Deployment(functions, api, routes, streams, queues, rules, consumers, schedules, secrets, buses);
    }

    private void add(Template.Resource resource) {
        var properties = resource.properties();
        switch (resource.type()) {
            case "AWS::Serverless::Function" -> addFunction(resource.id(), properties);
            case "AWS::Serverless::HttpApi" -> addApi(properties);
            case "AWS::SQS::Queue" -> addQueue(resource.id(), properties);
            case "AWS::Events::Rule" -> addRule(resource.id(), properties);
            case "AWS::SecretsManager::Secret" -> addSecret(resource.id(), properties);
            default -> requireKnown(resource);
        }
        if (!WITHOUT_LOCAL_EFFECT.contains(resource.type())) {
            properties.verify();
        }
    }

    private static List<String> busNames(Template template) {
        var names = new ArrayList<>(template.resources("AWS::Events::EventBus").keySet());
        names.add(Deployment.DEFAULT_BUS);
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
                "AutoPublishCodeSha256", "DeploymentPreference", "SnapStart", "LoggingConfig", "Policies",
                "EventInvokeConfig", "ReservedConcurrentExecutions");
        var variables = properties.section("Environment").section("Variables");
        var environment = new LinkedHashMap<String, String>();
        variables.names().forEach(name -> environment.put(name, variables.text(name)));
        functions.add(new LambdaFunction(id, properties.text("Handler").replace("::handleRequest", ""),
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
        routes.add(new Route(function, route.text("Method").toUpperCase(Locale.ROOT), route.text("Path"),
                auth.has("Authorizer")));
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
        filters.forEach(filter -> EventPattern.check(stream.path() + ".FilterCriteria", filter));
        streams.add(
                new StreamMapping(function, stream.number("BatchSize", 100), stream.number("MaximumRetryAttempts", 10),
                        stream.flag("BisectBatchOnFunctionError"), filters));
    }

    private void addConsumer(String function, Section consumer) {
        consumer.expect("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        consumers.add(new QueueMapping(function, idOf(consumer.text("Queue")), consumer.number("BatchSize", 10),
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
        queues.add(new SqsQueue(id, Duration.ofSeconds(queue.number("VisibilityTimeout", 30)),
                redrive.number("maxReceiveCount", Integer.MAX_VALUE), target.isEmpty() ? null : idOf(target)));
    }

    private void addRule(String id, Section rule) {
        var busName = rule.text("EventBusName", Deployment.DEFAULT_BUS);
        if (!buses.contains(busName)) {
            throw new TemplateException(rule.path() + ".EventBusName: the template has no bus " + busName + ".");
        }
        var pattern = Objects.requireNonNullElse(rule.value("EventPattern"), Map.of());
        EventPattern.check(rule.path() + ".EventPattern", EventPattern.json(pattern));
        rules.add(new Rule(id, busName, pattern, rule.sections("Targets").stream().map(target -> {
            target.ignore("Id", "DeadLetterConfig");
            return idOf(target.text("Arn"));
        }).toList()));
    }

    private void addSecret(String id, Section secret) {
        secret.ignore("Description");
        if (secret.has("SecretString")) {
            secrets.add(new Secret(id, secret.text("SecretString"), null, 0));
            return;
        }
        var generate = secret.section("GenerateSecretString");
        generate.ignore("ExcludePunctuation");
        secrets.add(new Secret(id, generate.text("SecretStringTemplate"), generate.text("GenerateStringKey"),
                generate.number("PasswordLength", 32)));
    }

    private void addApi(Section api) {
        api.expect("StageName", "$default");
        // This machine throttles nobody, and logs no access.
        api.ignore("DefaultRouteSettings", "RouteSettings", "AccessLogSettings");
        var auth = api.section("Auth");
        var jwt = auth.section("Authorizers").section(auth.text("DefaultAuthorizer"));
        jwt.expect("IdentitySource", "$request.header.Authorization");
        var configuration = jwt.section("JwtConfiguration");
        var origin = api.section("CorsConfiguration");
        this.api = new Api(configuration.text("issuer"), configuration.texts("audience"),
                new Cors(origin.texts("AllowOrigins"), origin.texts("AllowMethods"), origin.texts("AllowHeaders"),
                        origin.texts("ExposeHeaders"), origin.number("MaxAge", 0)));
    }

    private static String idOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
