package org.resonanz.sendinvitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.Action;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.SentMail;
import org.resonanz.testing.TestClock;

/** Tests what invitations tell of what a team changes because of what its customers said. */
class SaidTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-22T09:31:00Z");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | | Sie haben gesagt: „Antworten dauern.“ | hr ändert bis 15. Januar 2027: „Rückruf und Termin“",
        "de | 2026-11-20 | Sie haben gesagt: „Antworten dauern.“ | hr hat geändert: „Rückruf und Termin“",
        "en | | You said: “Antworten dauern.” | hr will change by January 15, 2027: “Rückruf und Termin”",
        "en | 2026-11-20 | You said: “Antworten dauern.” | hr has changed: “Rückruf und Termin”"})
    void it_tells_what_was_said_and_what_changes_or_changed(String language, @Nullable String doneOn, String said,
            String change) {
        say("hr", "Antworten dauern.", "Rückruf und Termin", "2027-01-15", doneOn);
        var mail = mail(language);

        mail.bothSay(said, change);
        assertTrue(mail.text().contains("\n\n" + said + "\n" + change + "\n\n"), mail.text());
    }

    @Test
    void it_stands_below_the_answers_in_two_lines() {
        say("hr", "Antworten dauern.", "Rückruf", "2027-01-15", null);
        var mail = mail("de");

        assertTrue(mail.text().indexOf("?rating=5") < mail.text().indexOf("Sie haben gesagt"), mail.text());
        var lines = Jsoup.parse(mail.html()).select("tr:has(tbody.row) ~ tr p.ink").eachText();
        assertEquals(List.of("Sie haben gesagt: „Antworten dauern.“", "hr ändert bis 15. Januar 2027: „Rückruf“"),
                lines);
        assertTrue(mail.html().indexOf("?rating=5") < mail.html().indexOf("Sie haben gesagt"), mail.html());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, , true", "2026-11-21, , false", "2026-06-01, 2026-05-27, true",
        "2026-06-01, 2026-05-26, false"})
    void it_tells_nothing_that_is_overdue_or_was_done_180_days_ago(String due, @Nullable String doneOn, boolean told) {
        say("hr", "Antworten dauern.", "Rückruf", due, doneOn);
        assertEquals(told, mail("de").text().contains("Sie haben gesagt"));
    }

    @Test
    void where_the_team_says_nothing_the_nearest_team_above_does() {
        say("company", "Formulare", "Eines statt drei", "2027-01-15", null);
        mail("de").bothSay("Sie haben gesagt: „Formulare“", "company ändert bis");

        say("hr", "Antworten dauern.", "Rückruf", "2027-01-15", null);
        var mail = mail("de");
        mail.bothSay("hr ändert bis");
        assertFalse(mail.text().contains("Formulare"), mail.text());
    }

    @Test
    void its_words_are_no_markup_and_lead_nowhere() {
        say("hr", "<b>laut</b>", "\"><a href=\"https://evil.example\">hier</a>", "2027-01-15", null);
        var mail = mail("de");

        assertFalse(mail.html().contains("<b>laut") || mail.html().contains("<a href=\"https://evil"), mail.html());
        assertTrue(mail.text().contains("<b>laut</b>"), mail.text());
        assertEquals(0, Jsoup.parse(mail.html()).select("a[href*=evil]").size());
    }

    @Test
    void it_costs_no_call() {
        mail("de");
        var without = List.copyOf(TABLE.meter().calls());
        say("hr", "Antworten dauern.", "Rückruf", "2027-01-15", null);
        mail("de");

        assertEquals(without, TABLE.meter().calls());
    }

    private static void say(String team, String focus, String change, String due, @Nullable String doneOn) {
        var teams = new TeamTable(TABLE.client(), TABLE.name(), CLOCK);
        var tree = teams.read();
        var action = new Action(focus, change, LocalDate.parse("2026-05-01"), LocalDate.parse(due),
                doneOn == null ? null : LocalDate.parse(doneOn));
        assertTrue(teams.put(tree.find(team).orElseThrow().saying(action), tree, CLOCK.instant()));
    }

    /** Returns the invitation that is sent for a request to hr, as if none had been sent before. */
    private static SentMail mail(String language) {
        for (var key : List.of(Items.key(Completed.PARTITION, "INVITATION#1"),
                Items.key("PERSON#" + Completed.REF, "MAIL"))) {
            TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name()).key(key));
        }
        TABLE.meter().reset();
        TABLE.put(Completed.item(language, "Arbeitsbescheinigung", null));
        var handler = new SendInvitationHandler(TABLE.environment(), CLOCK);
        assertEquals("{\"batchItemFailures\":[]}", Samples.invoke(handler, Completed.event()));
        return TABLE.aws().mails().getLast();
    }
}
