package org.resonanz.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.local.Deployment;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.mail.MailSimulator;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.state.Journal;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.texts.Language;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Tests that the services respond to the functions, which know their address, and to nobody else on this machine. */
class AwsEndpointsTest {
    private final Mailbox mailbox = new Mailbox(Clock.systemUTC(), Journal.inMemory());
    private AwsEndpoints endpoints;

    @BeforeEach
    void open() throws IOException {
        var bus = new Bus(List.of("bus"), List.of(), Map.of(), Clock.systemUTC());
        endpoints = AwsEndpoints.open(mailbox, new MailSimulator(bus, Clock.systemUTC()), bus,
                new Secrets(List.of(new Deployment.Secret("LinkKeys", "{}", "initial", 32)), Map.of(),
                        Journal.inMemory()));
    }

    @AfterEach
    void close() {
        endpoints.close();
    }

    @Test
    void functions_get_secrets_send_mails_and_put_events() {
        var environment = new Environment(Map.of("AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local", "MAIL_FROM", "resonanz@resonanz.example",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoints.endpoint().toString(),
                "AWS_ENDPOINT_URL_SESV2", endpoints.endpoint().toString(),
                "AWS_ENDPOINT_URL_EVENTBRIDGE", endpoints.endpoint().toString()));
        try (var secrets = AwsClients.secretsManager(environment);
                var bus = AwsClients.configure(EventBridgeClient.builder(), environment, "EVENTBRIDGE").build()) {
            assertTrue(secrets.getSecretValue(get -> get.secretId("LinkKeys")).secretString().contains("initial"));
            var event = PutEventsRequestEntry.builder().eventBusName("bus").source("resonanz")
                    .detailType("RequestCreated").detail("{}").build();
            assertEquals(0, bus.putEvents(put -> put.entries(List.of(event))).failedEntryCount());
        }
        new MailSender(environment).send(new Mail("anna@resonanz.example", Language.GERMAN, "Betreff", "<p>", "Text"),
                new Organisation(null, null, null, "Resonanz", "service@resonanz.example"));
        assertEquals(1, mailbox.after(0).size());
        var headers = mailbox.after(0).getFirst().headers();
        assertEquals("service@resonanz.example", headers.get("Reply-To"));
        assertTrue(headers.get("From").startsWith("\"Resonanz\" <"), headers.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v2/email/outbound-emails", "/secret/v2/email/outbound-emails"})
    void nobody_else_gets_a_response(String path) throws Exception {
        var origin = endpoints.endpoint().resolve("/").toString().replaceFirst("/$", "");
        for (var target : List.of("secretsmanager.GetSecretValue", "AWSEvents.PutEvents", "")) {
            assertEquals(403, status(URI.create(origin + path), target));
        }
        assertEquals(403, status(URI.create(endpoints.endpoint() + "x"), "secretsmanager.GetSecretValue"));
        assertEquals(List.of(), mailbox.after(0));
    }

    @Test
    void each_start_has_a_secret_of_its_own() throws IOException {
        var path = endpoints.endpoint().getPath();
        close();
        open();
        assertNotEquals(path, endpoints.endpoint().getPath());
        assertTrue(path.length() > 20, path);
    }

    private static int status(URI uri, String target) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var body = "{\"SecretId\":\"LinkKeys\",\"Entries\":[],\"Destination\":{\"ToAddresses\":[\"a@b.example\"]}}";
            return http.send(HttpRequest.newBuilder(uri).header("X-Amz-Target", target)
                    .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).statusCode();
        }
    }
}
