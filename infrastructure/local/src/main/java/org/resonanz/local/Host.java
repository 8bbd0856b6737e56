package org.resonanz.local;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.dynamodb.TemplateTable;
import org.resonanz.local.aws.AwsEndpoints;
import org.resonanz.local.aws.Secrets;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.desk.Desk;
import org.resonanz.local.desk.Doorkeeper;
import org.resonanz.local.desk.StaticPages;
import org.resonanz.local.functions.FunctionPool;
import org.resonanz.local.http.Authorizer;
import org.resonanz.local.http.HttpAnswers;
import org.resonanz.local.http.HttpApi;
import org.resonanz.local.mail.MailSimulator;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.oidc.Issuer;
import org.resonanz.local.oidc.IssuerEndpoints;
import org.resonanz.local.oidc.People;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.queues.LocalQueue;
import org.resonanz.local.queues.QueueConsumer;
import org.resonanz.local.schedule.Scheduler;
import org.resonanz.local.streams.StreamConsumer;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Runs the template on this machine, in this JVM, listening on loopback only. */
public final class Host implements AutoCloseable {
    private final HostClock clock = new HostClock();
    private final Faults faults = new Faults();
    private final Mailbox mailbox = new Mailbox(clock);
    private final Map<String, LocalQueue> queues = new LinkedHashMap<>();
    private final Map<String, FunctionPool> functions = new LinkedHashMap<>();
    private final List<LocalQueue> consumed = new ArrayList<>();
    private final List<StreamConsumer> streams = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private HttpServer cloud;
    private HttpServer desk;
    private Scheduler scheduler;

    private Host() {}

    /** Starts everything; what is wrong with the template or the ports is an error that says so. */
    public static Host start(HostSettings settings) throws IOException {
        var host = new Host();
        try {
            host.run(settings);
            return host;
        } catch (IOException | RuntimeException failed) {
            host.close();
            throw failed;
        }
    }

    /** Address of the API. */
    public URI cloud() {
        return URI.create("http://localhost:" + cloud.getAddress().getPort());
    }

    /** Address of the desk. */
    public URI desk() {
        return URI.create("http://localhost:" + desk.getAddress().getPort());
    }

    /** Sets the clock to any time before anything has happened. */
    public void begin(Instant time) {
        scheduler.setTo(time);
    }

    private void run(HostSettings settings) throws IOException {
        // The ports are taken first, because the template's parameters name them.
        var api = new CompletableFuture<HttpHandler>();
        var page = new CompletableFuture<HttpHandler>();
        cloud = serve(settings.cloudPort(), "the API (-Dresonanz.port)", api);
        desk = serve(settings.deskPort(), "the desk (-Dresonanz.deskPort)", page);
        var template = Template.read(settings.template(), HostSettings.REGION, parameters());
        var deployment = Deployment.of(template);
        var table = template.resources("AWS::DynamoDB::Table").keySet().iterator().next();
        deployment.queues().forEach(queue -> addQueue(deployment, queue.id()));
        var bus = new Bus(deployment.buses(), deployment.rules(), queues, clock);
        var aws = AwsEndpoints.open(mailbox, new MailSimulator(bus, clock), bus, new Secrets(deployment.secrets()));
        resources.add(aws);
        var environment = environment(dynamoDb(settings), aws.endpoint().toString());
        var dynamoDb = createTable(environment, template, table);
        addFunctions(deployment, environment);
        startConsumers(deployment, environment, dynamoDb, table);
        scheduler = new Scheduler(deployment.schedules(), functions, clock, this::drain);
        threads.add(scheduler.start());
        var people = new People();
        var tokens = deployment.api();
        var issuer = new Issuer(tokens.issuer(), tokens.audience().getFirst());
        api.complete(new HttpApi(deployment, functions,
                new Authorizer(tokens.issuer(), tokens.audience(), issuer.publicKeys()), clock)::handle);
        var routes = new Desk(new IssuerEndpoints(issuer, people, desk() + "/"), mailbox,
                new StaticPages(settings.pages(), pageConfig(deployment), cloud().toString()), clock, scheduler, faults,
                () -> dynamoDb.describeTable(describe -> describe.tableName(table)).table().itemCount() == 0);
        page.complete(new Doorkeeper(desk().getPort(), routes::handle));
    }

    private HttpServer serve(int port, String what, CompletableFuture<HttpHandler> handler) throws IOException {
        var server = HttpAnswers.serve(port, what, exchange -> handler.join().handle(exchange));
        resources.add(() -> server.stop(0));
        return server;
    }

    private Map<String, String> parameters() {
        return Map.of("JwtIssuer", desk() + "/oidc", "MailFrom", "resonanz@resonanz.example",
                "PageOrigin", desk().toString(), "PublicUrl", cloud().toString());
    }

    /** What the page needs to know of this machine. */
    private String pageConfig(Deployment deployment) throws IOException {
        var groups = deployment.functions().getFirst().environment();
        return JSON.std.asString(Map.of("apiUrl", cloud().toString(), "issuer", deployment.api().issuer(),
                "clientId", "resonanz-intranet", "audience", deployment.api().audience().getFirst(),
                "groups", Map.of("claim", groups.get("GROUPS_CLAIM"), "teamPrefix", groups.get("TEAM_PREFIX"),
                        "leadPrefix", groups.get("LEAD_PREFIX"), "admin", groups.get("ADMIN_GROUP"))));
    }

    private String dynamoDb(HostSettings settings) {
        if (!settings.dynamoDb().isBlank()) {
            return settings.dynamoDb();
        }
        var embedded = EmbeddedDynamoDb.start();
        resources.add(embedded);
        return embedded.endpoint().toString();
    }

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

    private DynamoDbClient createTable(Map<String, String> environment, Template template, String table) {
        var client = AwsClients.dynamoDb(new Environment(environment));
        resources.add(client);
        try {
            TemplateTable.create(client, template, table);
        } catch (ResourceInUseException there) {
            System.out.println("The table " + table + " is there already and is used as it is.");
        }
        return client;
    }

    /** Dead-letter queues come first, whatever their order in the template. */
    private LocalQueue addQueue(Deployment deployment, String id) {
        if (!queues.containsKey(id)) {
            var queue = deployment.queues().stream().filter(some -> some.id().equals(id)).findFirst().orElseThrow();
            var deadLetters = queue.deadLetters() == null ? null : addQueue(deployment, queue.deadLetters());
            queues.put(id, new LocalQueue(id, queue.visibility(), queue.maxReceives(), deadLetters, faults));
        }
        return queues.get(id);
    }

    private void addFunctions(Deployment deployment, Map<String, String> environment) {
        for (var function : deployment.functions()) {
            var variables = new LinkedHashMap<>(function.environment());
            variables.putAll(environment);
            functions.put(function.id(),
                    new FunctionPool(function.id(), function.handler(), variables, function.timeout(), clock));
        }
        deployment.routes().forEach(route -> functions.get(route.function()).requireRoute(route.key()));
    }

    private void startConsumers(Deployment deployment, Map<String, String> environment, DynamoDbClient dynamoDb,
            String table) {
        for (var consumer : deployment.consumers()) {
            consumed.add(queues.get(consumer.queue()));
            threads.addAll(new QueueConsumer(queues.get(consumer.queue()), functions.get(consumer.function()),
                    consumer.batchSize(), faults).start(consumer.concurrency()));
        }
        var arn = dynamoDb.describeTable(describe -> describe.tableName(table)).table().latestStreamArn();
        for (var stream : deployment.streams()) {
            var client = AwsClients.configure(DynamoDbStreamsClient.builder(), new Environment(environment), "DYNAMODB")
                    .build();
            resources.add(client);
            var consumer = new StreamConsumer(client, arn, functions.get(stream.function()), stream, faults);
            streams.add(consumer);
            threads.add(consumer.start());
        }
    }

    /** Rises with all that is handled, whoever handles it: what was handled may have changed the table again. */
    private long activity() {
        return streams.stream().mapToLong(StreamConsumer::seen).sum()
                + consumed.stream().mapToLong(LocalQueue::handled).sum();
    }

    /** Waits until every change has had all its consequences. */
    private void drain() {
        try {
            long before;
            do {
                before = activity();
                streams.forEach(StreamConsumer::drain);
                for (var queue : consumed) {
                    queue.awaitIdle();
                }
            } while (activity() > before);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (var resource : resources.reversed()) {
            try {
                resource.close();
            } catch (Exception failed) {
                System.err.println("While closing: " + failed);
            }
        }
    }
}
