package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.resonanz.aggregatescores.Organisation.histogram;
import static org.resonanz.aggregatescores.Organisation.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that answers about help without a ticket are in the figures and carry no threshold of any. */
class HelpedTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate NEXT = DAY.plusDays(7);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY);

    private final FactWriter facts = new FactWriter(TABLE);

    /** Answers without an invitation to what was asked for do close it, so that the test can fail. */
    @Test
    void however_many_they_are_they_close_nothing_by_themselves() {
        silent(15);
        people(30, 40, FactWriter::helped);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), organisation.batch(DAY, "sales"));
        assertEquals(Map.of(), TABLE.item("SCORES#90d#" + DAY, "hr"));

        organisation.foundAgain();
        silent(15);
        people(30, 40, FactWriter::walkIn);
        organisation.runAfter(DAY);
        assertEquals(40, histogram(organisation.batch(DAY, "sales")).get(3));
    }

    @Test
    void four_who_were_asked_and_many_of_them_do_not_make_five() {
        silent(15);
        people(20, 4, FactWriter::voice);
        people(30, 10, FactWriter::helped);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), organisation.batch(DAY, "sales"));
    }

    @Test
    void with_a_batch_that_closes_they_are_voices_outside_the_crowd() {
        silent(15);
        people(20, 5, FactWriter::voice);
        IntStream.range(30, 36).forEach(person -> facts.helped(person, DAY, 2));
        organisation.runAfter(DAY);

        var batch = organisation.batch(DAY, "sales");
        assertEquals(List.of(0, 6, 0, 5, 0), histogram(batch));
        assertEquals("20", batch.get("crowdLeast").n());
    }

    @Test
    void the_night_tells_of_no_completion_no_turnaround_and_no_place_where_work_was_done() {
        people(30, 40, FactWriter::helped);
        organisation.runAfter(DAY);

        var night = TABLE.item("NIGHTS", DAY.toString());
        for (var count : List.of("completions", "invitations", "answers", "batches")) {
            assertEquals("0", night.get(count).n(), count);
        }
        assertEquals(List.of(),
                organisation.items().keySet().stream().filter(key -> key.startsWith("PLACES")).toList());
        assertEquals(List.of(), organisation.row(DAY, "sales").get("turnaround").l());
    }

    @Test
    void who_is_unknown_or_belongs_to_the_team_enters_no_figure() {
        silent(15);
        people(20, 5, FactWriter::voice);
        new KnownPersonTable(TABLE.client(), TABLE.name()).workedIn(facts.ref(30), "hr",
                Instant.parse("2026-03-05T10:00:00Z"));
        facts.helped(30, DAY, 1);
        facts.domain("elsewhere.example");
        people(40, 6, FactWriter::helped);
        organisation.runAfter(DAY);

        assertEquals(List.of(0, 0, 0, 5, 0), histogram(organisation.batch(DAY, "sales")));
    }

    @Test
    void under_many_tags_somebody_is_one_voice() {
        silent(15);
        people(20, 5, FactWriter::voice);
        for (var tag : List.of("a", "b", "c")) {
            facts.tag(tag);
            facts.helped(30, DAY, 1);
        }
        organisation.runAfter(DAY);

        assertEquals(List.of(1, 0, 0, 5, 0), histogram(organisation.batch(DAY, "sales")));
    }

    @Test
    void of_three_authors_none_may_have_come_unasked() {
        silent(15);
        people(0, 12, FactWriter::voice);
        people(30, 5, FactWriter::helped);
        List.of(0, 1, 30, 31).forEach(person -> facts.comment(person, DAY, "Wort " + person));
        organisation.runAfter(DAY);

        assertNotEquals(Map.of(), organisation.batch(DAY, "sales"));
        assertEquals(Map.of(), TABLE.item("TEAM#hr", "QUOTES#" + DAY));
    }

    /** Shown from five on of either kind; a group of reasons has 20 voices. */
    @ParameterizedTest
    @CsvSource({"16, 4, ", "15, 5, 0.25", "5, 15, 0.75"})
    void their_share_is_shown_where_five_are_such_and_five_are_not(int asked, int helped, Double share) {
        silent(15);
        people(20, asked, FactWriter::voice);
        people(50, helped, FactWriter::helped);
        organisation.runAfter(DAY);

        var tally = TABLE.item("TEAM#hr", "REASONS#" + DAY + "#department:sales").get("tally").m();
        assertEquals(List.of("20", String.valueOf(helped)), List.of(tally.get("voices").n(), tally.get("helped").n()));
        assertEquals(share, score(TABLE.item("SCORES#90d#" + DAY, "hr")).get("selfSelected"));
        assertNull(score(organisation.batch(DAY, "sales")).get("selfSelected"));
        assertNull(score(TABLE.item("INTERFACES#90d#" + DAY, "hr#sales")).get("selfSelected"));
    }

    @Test
    void a_day_with_more_of_them_than_a_row_names_counts_all() {
        silent(15);
        people(20, 5, FactWriter::voice);
        people(100, 60, FactWriter::helped);
        organisation.runAfter(DAY);

        assertEquals(65, histogram(organisation.batch(DAY, "sales")).get(3));
        assertEquals("60",
                TABLE.item("TEAM#hr", "REASONS#" + DAY + "#department:sales").get("tally").m().get("helped").n());
    }

    @Test
    void those_who_wait_are_still_such_when_their_batch_closes() {
        people(30, 6, FactWriter::helped);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), organisation.batch(DAY, "sales"));

        IntStream.range(0, 15).forEach(person -> facts.silence(person, NEXT));
        IntStream.range(20, 34).forEach(person -> facts.voice(person, NEXT, 5));
        organisation.runAfter(NEXT);

        // Four of the six were asked later, and have spoken later.
        assertEquals(List.of(0, 0, 0, 2, 14), histogram(organisation.batch(NEXT, "sales")));
        Map<String, AttributeValue> waiting = TABLE.item("TEAM#hr", "COUNTED#" + NEXT + "#department:sales");
        assertEquals("2", waiting.get("tally").m().get("helped").n());
    }

    private void silent(int count) {
        IntStream.range(0, count).map(person -> 1000 + person).forEach(person -> facts.silence(person, DAY));
    }

    /** Makes some people say 4 in a way. */
    private void people(int first, int count, Speech speech) {
        IntStream.range(first, first + count).forEach(person -> speech.say(facts, person, DAY, 4));
    }

    /** A way in which a person says something. */
    private interface Speech {
        void say(FactWriter facts, int person, LocalDate entry, int rating);
    }
}
