package org.resonanz.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A JUnit extension that runs the whole product with the first teams: anew for each test, or once for all tests of a
 * class where it stands in a static field. Every response of the API is checked against its specification.
 */
final class RunningHost implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final User ANNA = new User("anna", "Anna Albers", "de", List.of("team:marketing"));
    static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    static final User CARLA = new User("carla", "Carla Costa", "en", List.of("team:hr", "lead:hr"));
    static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));
    /** A ticket tool. */
    static final User EMIL = new User("emil", "Emil Ernst", "de", List.of("integration"));

    private final Instant begin;
    private final boolean served;
    private final CheckedResponses responses = new CheckedResponses();
    private boolean once;
    private HttpClient http;
    private EmbeddedDynamoDb server;
    private DynamoDbClient table;
    private Host host;
    private ProductClient product;

    private RunningHost(Instant begin, boolean served) {
        this.begin = begin;
        this.served = served;
    }

    /** Returns a host that begins at the time of this machine. */
    static RunningHost now() {
        return new RunningHost(null, false);
    }

    /** Returns a host that begins at the time of this machine, and with the {@link ServedCompany}. */
    static RunningHost served() {
        return new RunningHost(null, true);
    }

    static RunningHost at(Instant begin) {
        return new RunningHost(begin, false);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        once = true;
        IntranetPages.openAt(this::host, context);
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (!once) {
            IntranetPages.openAt(this::host, context);
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!once) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    Host host() {
        return host;
    }

    ProductClient product() {
        return product;
    }

    /** Returns a client of the table, which is called {@code Table}. */
    DynamoDbClient table() {
        return table;
    }

    /** Asks HR for something; returns the request's id. */
    String create(User requester) {
        return create(requester, Map.of());
    }

    /** Asks HR for something; returns the request's id. */
    String create(User visitor, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(Map.of("teamId", "hr", "subject", "Bescheinigung"));
        body.putAll(more);
        return product.post(visitor, "/requests", body).get("id").toString();
    }

    /** Completes a request and waits until that has had its consequences. */
    void complete(User visitor, String id) {
        product.post(visitor, "/requests/" + id + "/completion", Map.of());
        // Setting the clock to where it stands waits for all that is on its way.
        product.clockTo(product.now());
    }

    /** Returns the new invitations and reminders; teams may have got other mails. */
    List<Mail> newInvitations() {
        return product.newMails().stream().filter(mail -> !mail.ratingLinks().isEmpty()).toList();
    }

    /** Sends a request; returns the response. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private void start() throws IOException {
        http = HttpClient.newHttpClient();
        server = EmbeddedDynamoDb.start();
        table = AwsClients.dynamoDb(new Environment(Map.of("AWS_REGION", HostSettings.REGION, "AWS_ACCESS_KEY_ID",
                "local", "AWS_SECRET_ACCESS_KEY", "local", "AWS_ENDPOINT_URL_DYNAMODB",
                server.endpoint().toString())));
        var template = Template.find();
        host = Host.start(new HostSettings(template, 0, 0, server.endpoint().toString(),
                template.resolveSibling("infrastructure/intranet/target/site")), responses::around);
        if (begin != null) {
            host.begin(begin);
        }
        product = new ProductClient(host.cloud(), host.desk());
        new FirstTeams(product).put();
        if (served) {
            ServedCompany.put(this);
        }
    }

    private void stop() {
        if (host != null) {
            host.close();
            host = null;
            http.close();
            table.close();
            server.close();
            responses.verify();
        }
    }
}
