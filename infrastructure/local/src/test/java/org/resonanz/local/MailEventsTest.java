package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.resonanz.local.RunningHost.EMIL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.people.MailStateItem;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests events after a mail was sent, from the mailbox through the default bus to the record of the person. */
class MailEventsTest {

    @RegisterExtension
    final RunningHost running = RunningHost.at(Instant.parse("2026-03-02T09:00:00Z"));

    @ParameterizedTest
    @CsvSource({"bounce@simulator.amazonses.com, BOUNCED", "bounce+anna@simulator.amazonses.com, BOUNCED",
        "complaint@simulator.amazonses.com, COMPLAINED", "complaint+anna@simulator.amazonses.com, COMPLAINED"})
    void who_does_not_take_a_mail_gets_one_and_is_recorded_as_stopped(String address, String why) {
        var id = completeFor(address);

        assertEquals(List.of(address), newlyInvited());
        assertEquals(why, Items.text(person(id), "stopped"));
        var next = completeFor(address);
        assertEquals(List.of(), newlyInvited());
        assertEquals(why, notInvited(next));
    }

    @Test
    void a_tag_that_bounces_silences_nobody_but_itself_and_an_address_that_bounces_all_its_tags() {
        completeFor("bounce+x@simulator.amazonses.com");
        assertEquals(List.of("bounce+x@simulator.amazonses.com"), newlyInvited());

        completeFor("bounce@simulator.amazonses.com");
        assertEquals(List.of("bounce@simulator.amazonses.com"), newlyInvited());

        assertEquals("BOUNCED", notInvited(completeFor("bounce+y@simulator.amazonses.com")));
        assertEquals(List.of(), newlyInvited());
    }

    @Test
    void who_takes_it_is_not() {
        assertFalse(person(completeFor("success@simulator.amazonses.com")).containsKey("stopped"));
    }

    private String completeFor(String address) {
        // A ticket tool: what a team notes would get one invitation a week.
        var id = running.create(EMIL, Map.of("requester",
                Map.of("email", address, "name", "Frau Lieferung", "locale", "de")));
        running.complete(EMIL, id);
        return id;
    }

    /** Returns the addresses that have got an invitation since the last call. */
    private List<String> newlyInvited() {
        return running.newInvitations().stream().map(Mail::to).toList();
    }

    /** Returns the record of the requester's very address. */
    private Map<String, AttributeValue> person(String requestId) {
        var request = item(Items.key("REQUEST#" + requestId, "REQUEST"));
        return item(MailStateItem.key(Items.text(request, request.containsKey("mailRef") ? "mailRef" : "raterRef")));
    }

    private String notInvited(String requestId) {
        return Items.text(item(Items.key("REQUEST#" + requestId, "INVITATION#1")), "notInvited");
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return running.table().getItem(get -> get.tableName("Table").key(key)).item();
    }
}
