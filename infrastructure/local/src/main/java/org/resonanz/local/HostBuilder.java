package org.resonanz.local;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.resonanz.dynamodb.TemplateTable;
import org.resonanz.local.aws.AwsEndpoints;
import org.resonanz.local.aws.Secrets;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.desk.Desk;
import org.resonanz.local.desk.SameOriginFilter;
import org.resonanz.local.desk.StaticFiles;
import org.resonanz.local.functions.LocalFunction;
import org.resonanz.local.http.Authorizer;
import org.resonanz.local.http.HttpApi;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.local.mail.MailSimulator;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.oidc.Issuer;
import org.resonanz.local.oidc.IssuerEndpoints;
import org.resonanz.local.oidc.People;
import org.resonanz.local.openapi.SpecificationRoutes;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.queues.LocalQueue;
import org.resonanz.local.queues.QueueConsumer;
import org.resonanz.local.schedule.Scheduler;
import org.resonanz.local.state.HostData;
import org.resonanz.local.state.Journal;
import org.resonanz.local.state.SnapshotTable;
import org.resonanz.local.streams.StreamConsumer;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.template.OpenApi;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Builds a running host: connects the template's functions with their routes, queues, streams and schedules. */
final class HostBuilder {
    private final HostSettings settings;
    private final HostData data;
    private final UnaryOperator<HttpHandler> aroundApi;
    private final Journal journal;
    private final HostClock clock;
    private final Faults faults = new Faults();
    private final Mailbox mailbox;
    private final Map<String, LocalQueue> queues = new LinkedHashMap<>();
    private final Map<String, LocalFunction> functions = new LinkedHashMap<>();
    private final Deliveries deliveries = new Deliveries();
    private final HostResources resources = new HostResources();

    /** Creates a builder whose host closes the data when it ends. */
    HostBuilder(HostSettings settings, HostData data, UnaryOperator<HttpHandler> aroundApi) {
        this.settings = settings;
        this.data = data;
        this.aroundApi = aroundApi;
        this.journal = data.journal();
        this.clock = new HostClock(journal);
        this.mailbox = new Mailbox(clock, journal);
        resources.add(data);
        resources.add(mailbox);
    }

    /** Starts the host; see {@link Host#start}. If that fails, all that was started is ended. */
    Host start() throws IOException {
        try {
            return startAll();
        } catch (IOException | RuntimeException failed) {
            journal.close();
            resources.close();
            throw failed;
        }
    }

    private Host startAll() throws IOException {
        // The ports are taken first, because the template's parameters name them.
        var api = new CompletableFuture<HttpHandler>();
        var page = new CompletableFuture<HttpHandler>();
        var cloud = serve(settings.cloudPort(), "the API (-Dresonanz.port)", api);
        var desk = serve(settings.deskPort(), "the desk (-Dresonanz.deskPort)", page);
        var addresses = new HostAddresses(cloud, desk);
        var template = Template.read(settings.template(), HostSettings.REGION, addresses.parameters(),
                HostAddresses.FREE_PARAMETERS);
        var deployment = Deployment.of(template);
        var table = template.resources("AWS::DynamoDB::Table").keySet().iterator().next();
        deployment.queues().forEach(queue -> addQueue(deployment, queue.id()));
        var bus = new Bus(deployment.buses(), deployment.rules(), queues, clock);
        var aws = AwsEndpoints.open(mailbox, new MailSimulator(bus, clock), bus,
                new Secrets(deployment.secrets(), LocalSources.SECRETS, journal));
        resources.add(aws);
        var environment = environment(dynamoDb(), aws.endpoint().toString());
        var dynamoDb = createTable(environment, template, table);
        addFunctions(deployment, environment);
        startConsumers(deployment, environment, dynamoDb, table);
        var scheduler = new Scheduler(deployment.schedules(), functions, clock, deliveries::drain, journal);
        scheduler.catchUp();
        resources.add(scheduler.start());
        var tokens = deployment.api();
        var issuer = new Issuer(tokens.issuer(), tokens.audience().getFirst(), journal);
        api.complete(aroundApi.apply(new HttpApi(deployment, functions,
                new Authorizer(tokens.issuer(), tokens.audience(), issuer.publicKeys()), clock)::handle));
        var routes = new Desk(new IssuerEndpoints(issuer, new People(), desk + "/"), mailbox,
                new StaticFiles(settings.pages(), () -> addresses.pageConfig(deployment, clock.instant()),
                        cloud.toString()),
                new SpecificationRoutes(OpenApi.beside(settings.template())), clock, scheduler, faults,
                () -> dynamoDb.describeTable(describe -> describe.tableName(table)).table().itemCount() == 0);
        page.complete(new SameOriginFilter(desk.getPort(), routes::handle));
        return new Host(cloud, desk, clock, scheduler, new SnapshotTable(dynamoDb, table), resources, journal);
    }

    /**
     * Starts a server whose responses wait until its handler is known.
     *
     * @return the server's address
     */
    private URI serve(int port, String purpose, CompletableFuture<HttpHandler> handler) throws IOException {
        var server = LoopbackServer.start(port, purpose, exchange -> handler.join().handle(exchange));
        resources.add(() -> server.stop(0));
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Returns the endpoint of DynamoDB, embedded or not. */
    private String dynamoDb() {
        if (!settings.dynamoDb().isBlank()) {
            return settings.dynamoDb();
        }
        var embedded = data.startTable();
        resources.add(embedded);
        return embedded.endpoint().toString();
    }

    /** Returns the environment variables that all functions get besides those of the template. */
    private static Map<String, String> environment(String dynamoDb, String aws) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("AWS_REGION", HostSettings.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb);
        for (var service : List.of("SESV2", "EVENTBRIDGE", "SECRETS_MANAGER")) {
            environment.put("AWS_ENDPOINT_URL_" + service, aws);
        }
        return environment;
    }

    private DynamoDbClient createTable(Map<String, String> environment, Template template, String table)
            throws IOException {
        var client = AwsClients.dynamoDb(new Environment(environment));
        resources.add(client);
        var beginning = data.beginning();
        try {
            if (beginning.isEmpty()) {
                TemplateTable.create(client, template, table);
            } else {
                TemplateTable.create(client, template, table,
                        () -> new SnapshotTable(client, table).write(beginning.get()));
                data.begun();
            }
        } catch (ResourceInUseException there) {
            if (settings.data() == null) {
                System.out.println("The table " + table + " is there already and is used as it is.");
            }
        }
        return client;
    }

    /** Adds a queue, after its dead-letter queue. */
    private LocalQueue addQueue(Deployment deployment, String id) {
        if (!queues.containsKey(id)) {
            var queue = deployment.queues().stream().filter(some -> some.id().equals(id)).findFirst().orElseThrow();
            var deadLetters = queue.deadLetters() == null ? null : addQueue(deployment, queue.deadLetters());
            queues.put(id, new LocalQueue(id, queue.visibility(), queue.maxReceives(), deadLetters, faults, journal));
        }
        return required(queues, id);
    }

    private void addFunctions(Deployment deployment, Map<String, String> environment) {
        for (var function : deployment.functions()) {
            var variables = new LinkedHashMap<>(function.environment());
            variables.putAll(environment);
            functions.put(function.id(),
                    new LocalFunction(function.id(), function.handler(), variables, function.timeout(), clock));
        }
        deployment.routes().forEach(route -> required(functions, route.function()).requireRoute(route.key()));
    }

    private void startConsumers(Deployment deployment, Map<String, String> environment, DynamoDbClient dynamoDb,
            String table) {
        for (var consumer : deployment.consumers()) {
            var queue = required(queues, consumer.queue());
            deliveries.add(queue);
            new QueueConsumer(queue, required(functions, consumer.function()), consumer.batchSize(), faults)
                    .start(consumer.concurrency()).forEach(resources::add);
        }
        var arn = dynamoDb.describeTable(describe -> describe.tableName(table)).table().latestStreamArn();
        for (var stream : deployment.streams()) {
            var client = AwsClients.configure(DynamoDbStreamsClient.builder(), new Environment(environment), "DYNAMODB")
                    .build();
            resources.add(client);
            var consumer = new StreamConsumer(client, arn, required(functions, stream.function()), stream, faults,
                    journal);
            deliveries.add(consumer);
            resources.add(consumer.start());
        }
    }

    private static <T> T required(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
