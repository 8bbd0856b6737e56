package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.aws.Items;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.local.visits.Doors;
import org.resonanz.local.visits.Mail;
import org.resonanz.local.visits.Visitor;
import org.resonanz.people.MailStates;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What happens to a mail after it was sent, from the mailbox through the default bus to what is known of a person. */
class MailEventsTest {
    private static final Visitor BEN = new Visitor("ben", "Ben Brandt", "de", List.of("team:hr"));

    private final EmbeddedDynamoDb server = EmbeddedDynamoDb.start();
    private final DynamoDbClient dynamoDb = AwsClients.dynamoDb(new Environment(Map.of("AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_ENDPOINT_URL_DYNAMODB", server.endpoint().toString())));
    private Host host;
    private Doors doors;

    @BeforeEach
    void start() throws IOException {
        var template = Template.find();
        host = Host.start(new HostSettings(template, 0, 0, server.endpoint().toString(),
                template.resolveSibling("infrastructure/intranet")));
        host.begin(Instant.parse("2026-03-02T09:00:00Z"));
        doors = new Doors(host.cloud(), host.desk());
        new FirstTeams(doors).put();
    }

    @AfterEach
    void stop() {
        host.close();
        dynamoDb.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"bounce@simulator.amazonses.com, BOUNCED", "bounce+anna@simulator.amazonses.com, BOUNCED",
        "complaint@simulator.amazonses.com, COMPLAINED", "complaint+anna@simulator.amazonses.com, COMPLAINED"})
    void who_does_not_take_a_mail_gets_one_and_is_recorded_as_stopped(String address, String why) {
        var id = completeFor(address);

        assertEquals(List.of(address), doors.newMails().stream().filter(mail -> !mail.ratingLinks().isEmpty())
                .map(Mail::to).toList());
        assertEquals(why, Items.text(person(id), "stopped"));
    }

    @Test
    void who_takes_it_is_not() {
        assertFalse(person(completeFor("success@simulator.amazonses.com")).containsKey("stopped"));
    }

    private String completeFor(String address) {
        var id = doors.post(BEN, "/requests", Map.of("teamId", "hr", "subject", "Rechnung",
                "requester", Map.of("email", address, "name", "Frau Lieferung", "locale", "de"))).get("id").toString();
        doors.post(BEN, "/requests/" + id + "/completion", Map.of());
        doors.clockTo(doors.now());
        return id;
    }

    private Map<String, AttributeValue> person(String requestId) {
        var ref = Items.text(item(Items.key("REQUEST#" + requestId, "REQUEST")), "raterRef");
        return item(MailStates.key(ref));
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return dynamoDb.getItem(get -> get.tableName("Table").key(key)).item();
    }
}
