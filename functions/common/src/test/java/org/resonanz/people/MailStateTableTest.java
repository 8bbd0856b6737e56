package org.resonanz.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;

class MailStateTableTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String ANNA = "a0123456789abcdef0123456789abcde";
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final MailStateTable states = new MailStateTable(TABLE.client(), TABLE.name());

    @Test
    void a_person_gets_mails_until_they_say_otherwise_list_by_list() {
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.INVITATIONS));
        states.unsubscribe(ANNA, MailList.INVITATIONS, NOW);
        states.unsubscribe(ANNA, MailList.INVITATIONS, NOW.plusSeconds(60));

        assertEquals(Optional.of(NoMail.UNSUBSCRIBED), states.refusal(ANNA, MailList.INVITATIONS));
        assertEquals("2026-11-22T09:00:00.000Z",
                TABLE.item("PERSON#" + ANNA, "MAIL").get("invitationsOffAt").s());
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.DIGEST));
    }

    @Test
    void an_address_that_takes_no_mail_gets_none_of_any_list_until_its_owner_asks_for_it() {
        states.stop(ANNA, NoMail.BOUNCED, NOW);
        assertEquals(Optional.of(NoMail.BOUNCED), states.refusal(ANNA, MailList.INVITATIONS));
        assertEquals(Optional.of(NoMail.BOUNCED), states.refusal(ANNA, MailList.DIGEST));

        states.subscribe(ANNA, MailList.INVITATIONS);
        assertEquals(Optional.empty(), states.refusal(ANNA, MailList.INVITATIONS));
    }
}
