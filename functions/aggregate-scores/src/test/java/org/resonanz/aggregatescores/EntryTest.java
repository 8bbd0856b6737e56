package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.Organisation.assertSame;
import static org.resonanz.aggregatescores.Organisation.histogram;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests when invitations and answers enter the figures, as voices or silences, and when they close. */
class EntryTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate NEXT = DAY.plusDays(7);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY.minusDays(2));

    private final FactWriter facts = new FactWriter(TABLE);

    /** The invitation of 28 February enters on 8 March; in Berlin that day begins at 23:00 UTC of the 7th. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-28T08:00:01Z", "2026-03-01T12:00:00Z", "2026-03-07T22:59:59.999Z"})
    void an_answer_of_the_first_days_enters_with_its_invitation_on_the_eighth_day_whenever_it_came(String time) {
        facts.silence(1, DAY);
        facts.answer(1, DAY.minusDays(8), Instant.parse(time), 4);

        organisation.runAfter(DAY.plusDays(8));

        assertEquals(Set.of("2026-03-08"), rows("sales").keySet());
        assertEquals(Set.of(facts.ref(1)), voices(DAY).keySet());
        assertEquals(true, voices(DAY).get(facts.ref(1)).m().get("asked").bool());
        assertEquals(List.of(), silent(DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-07T23:00:00Z", "2026-03-14T07:59:59Z"})
    void an_answer_of_the_days_after_enters_eight_days_later_and_leaves_the_silence_of_the_day(String time) {
        facts.silence(1, DAY);
        facts.answer(1, DAY.minusDays(8), Instant.parse(time), 4);

        organisation.runAfter(DAY.plusDays(8));

        assertEquals(Set.of("2026-03-08", "2026-03-16"), rows("sales").keySet());
        assertEquals(List.of(facts.ref(1)), silent(DAY));
        assertEquals(Map.of(), voices(DAY));
        assertEquals(Set.of(facts.ref(1)), voices(DAY.plusDays(8)).keySet());
        assertEquals(List.of(), silent(DAY.plusDays(8)));
    }

    @Test
    void a_night_sees_nothing_of_what_enters_later() {
        IntStream.range(0, 10).forEach(person -> facts.voice(person, DAY.plusDays(1), 4));
        IntStream.range(10, 15).forEach(person -> facts.silence(person, DAY.plusDays(1)));

        organisation.runAfter(DAY);

        assertEquals(Map.of(), rows("sales"));
        assertEquals("0", TABLE.item("NIGHTS", DAY.toString()).get("batches").n());
    }

    @Test
    void a_withdrawn_invitation_enters_as_a_silence() {
        IntStream.range(0, 12).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(12, 14).forEach(person -> facts.silence(person, DAY));
        facts.withdrawn(14, DAY);

        organisation.runAfter(DAY);

        assertEquals(List.of(0, 0, 0, 12, 0), histogram(organisation.batch(DAY, "sales")));
        assertEquals(Set.of(facts.ref(12), facts.ref(13), facts.ref(14)), Set.copyOf(silent(DAY)));
    }

    @Test
    void a_late_answer_turns_a_silence_that_still_waits_into_a_voice_of_somebody_asked() {
        var saturday = DAY.minusDays(1);
        IntStream.range(0, 4).forEach(person -> facts.voice(person, saturday, 4));
        IntStream.range(4, 9).forEach(person -> facts.silence(person, saturday));
        facts.lateAnswer(4, saturday, 2);
        IntStream.range(9, 15).forEach(person -> facts.silence(person, NEXT.minusDays(1)));

        organisation.runAfter(NEXT);

        var batch = organisation.batch(NEXT, "sales");
        assertEquals(List.of(0, 1, 0, 4, 0), histogram(batch));
        // Fifteen were asked, whoever of them answered late.
        assertEquals("15", batch.get("crowdLeast").n());
    }

    @Test
    void where_the_last_silent_ones_answer_late_voices_are_left_out_so_that_three_seem_silent() {
        var saturday = DAY.minusDays(1);
        IntStream.range(0, 7).forEach(person -> facts.voice(person, saturday, 4));
        IntStream.range(7, 14).forEach(person -> facts.silence(person, saturday));
        IntStream.range(7, 14).forEach(person -> facts.lateAnswer(person, saturday, 2));
        facts.voice(14, NEXT, 4);

        organisation.runAfter(NEXT);

        var batch = organisation.batch(NEXT, "sales");
        var late = histogram(batch).get(1);
        // Of 15 voices three are left out by lot, of seven late ones at most three.
        assertEquals(List.of(0, late, 0, 12 - late, 0), histogram(batch));
        assertTrue(late >= 4 && late <= 7, () -> "There are " + late + " late voices.");
        assertEquals("15", batch.get("crowdLeast").n());
        // Who was left out waits for no other batch.
        rows("sales").values().forEach(row -> assertEquals("2026-03-15", Items.text(row, "closedOn")));
    }

    @Test
    void a_late_answer_whose_silence_has_closed_is_a_voice_outside_the_crowd() {
        IntStream.range(0, 5).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(5, 15).forEach(person -> facts.silence(person, DAY));
        facts.lateAnswer(5, DAY, 1);
        IntStream.range(15, 20).forEach(person -> facts.voice(person, DAY.plusDays(8), 4));
        IntStream.range(20, 34).forEach(person -> facts.silence(person, DAY.plusDays(8)));

        organisation.runAfter(DAY.plusDays(14));

        assertEquals(List.of(0, 0, 0, 5, 0), histogram(organisation.batch(DAY, "sales")));
        var batch = organisation.batch(DAY.plusDays(14), "sales");
        assertEquals(List.of(1, 0, 0, 5, 0), histogram(batch));
        // Nineteen were asked; with whom answered late there were twenty.
        assertEquals("15", batch.get("crowdLeast").n());
    }

    @Test
    void a_late_answer_is_no_newcomer() {
        IntStream.range(0, 5).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(5, 15).forEach(person -> facts.silence(person, DAY));
        IntStream.range(5, 8).forEach(person -> facts.lateAnswer(person, DAY, 1));
        IntStream.range(15, 20).forEach(person -> facts.voice(person, DAY.plusDays(8), 4));
        IntStream.range(20, 29).forEach(person -> facts.silence(person, DAY.plusDays(8)));

        organisation.runAfter(DAY.plusDays(14));

        assertNotEquals(Map.of(), organisation.batch(DAY, "sales"));
        assertEquals(8, voices(DAY.plusDays(8)).size());
        assertEquals(Map.of(), organisation.batch(DAY.plusDays(14), "sales"));
    }

    @Test
    void answers_without_an_invitation_are_in_the_figures_and_not_in_the_crowd() {
        IntStream.range(0, 4).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(4, 14).forEach(person -> facts.silence(person, DAY));
        IntStream.range(20, 40).forEach(person -> facts.walkIn(person, DAY, 1));
        organisation.runAfter(DAY);
        assertEquals(Map.of(), organisation.batch(DAY, "sales"));

        facts.silence(14, NEXT);
        organisation.runAfter(NEXT);

        var batch = organisation.batch(NEXT, "sales");
        assertEquals(List.of(20, 0, 0, 4, 0), histogram(batch));
        assertEquals("25", batch.get("crowdLeast").n());
    }

    @Test
    void whoever_answers_twice_on_a_day_has_one_voice_the_later() {
        IntStream.range(0, 9).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(9, 15).forEach(person -> facts.silence(person, DAY));
        facts.noted(true);
        facts.silence(0, DAY);
        facts.answer(0, DAY.minusDays(8), Instant.parse("2026-03-06T09:00:00Z"), 1);

        organisation.runAfter(DAY);

        assertEquals(List.of(1, 0, 0, 8, 0), histogram(organisation.batch(DAY, "sales")));
    }

    @Test
    void a_time_zone_that_changes_between_invitation_and_answer_loses_and_doubles_nothing() {
        IntStream.range(0, 10).forEach(person -> facts.silence(person, DAY));
        IntStream.range(10, 15).forEach(person -> facts.silence(person, DAY));
        organisation.runAfter(DAY.minusDays(2));
        var west = settings("Pacific/Honolulu", Closing.WEEKLY);
        facts.settings(west);
        organisation.set(west);
        // It is the 8th in Berlin and the 7th in Honolulu.
        var answeredAt = Instant.parse("2026-03-08T09:00:00Z");
        IntStream.range(0, 8).forEach(person -> facts.answer(person, DAY.minusDays(8), answeredAt, 4));
        // It is the 8th in both; the night of the 8th has not run in Honolulu.
        IntStream.range(8, 10)
                .forEach(person -> facts.answer(person, DAY.minusDays(8), Instant.parse("2026-03-08T12:00:00Z"), 2));

        IntStream.range(-1, 15).forEach(days -> organisation.runAfter(DAY.plusDays(days)));

        assertEquals(List.of(0, 0, 0, 8, 0), histogram(organisation.batch(DAY, "sales")));
        assertEquals(Set.of(facts.ref(8), facts.ref(9)), voices(DAY.plusDays(8)).keySet());
        assertEquals(1, batches());
    }

    @Test
    void batches_close_in_the_night_to_monday_alone() {
        enough(DAY.minusDays(1));
        organisation.runAfter(DAY.minusDays(1));
        assertEquals(0, batches());
        assertFalse(rows("sales").get("2026-03-07").containsKey("closedOn"));

        organisation.runAfter(DAY);

        assertNotEquals(Map.of(), organisation.batch(DAY, "sales"));
    }

    @Test
    void four_weekly_closing_waits_for_every_fourth_monday() {
        organisation.set(settings("Europe/Berlin", Closing.FOUR_WEEKLY));
        enough(DAY);
        organisation.runAfter(DAY);
        assertEquals(0, batches());
        organisation.runAfter(NEXT.minusDays(1));
        assertEquals(0, batches());

        organisation.runAfter(NEXT);
        assertNotEquals(Map.of(), organisation.batch(NEXT, "sales"));

        IntStream.range(0, 4).forEach(week -> enough(NEXT.plusDays(7L * week + 1)));
        organisation.runAfter(NEXT.plusDays(27));
        assertEquals(1, batches());
        organisation.runAfter(NEXT.plusDays(28));
        assertNotEquals(Map.of(), organisation.batch(NEXT.plusDays(28), "sales"));
    }

    @Test
    void a_node_is_tried_again_only_after_3k_more_were_asked() {
        fourOfFifteen(DAY);
        organisation.runAfter(DAY);
        assertEquals("2026-03-08", triedOn(DAY));
        // A fifth voice alone tells by the night of closing who it was.
        facts.voice(15, NEXT, 1);
        IntStream.range(16, 29).forEach(person -> facts.silence(person, NEXT));
        organisation.runAfter(NEXT);
        assertEquals(0, batches());
        assertEquals(null, triedOn(NEXT));

        facts.silence(29, NEXT.plusDays(7));
        organisation.runAfter(NEXT.plusDays(7));
        assertEquals(List.of(1, 0, 0, 4, 0), histogram(organisation.batch(NEXT.plusDays(7), "sales")));
    }

    /** Killed after it has tried, and before; what a night that is run again tries is what it would have tried. */
    @ParameterizedTest
    @ValueSource(strings = {"PutItem", "TransactWriteItems", "UpdateItem"})
    void a_try_of_a_night_that_was_killed_is_that_nights_and_no_other(String call) {
        var saturday = DAY.minusDays(1);
        fourOfFifteen(saturday);
        facts.department("legal");
        fourOfFifteen(saturday);
        facts.department("sales");
        organisation.runAfter(saturday);
        organisation.toMorningAfter(DAY);
        TABLE.meter().refuse(call::equals);
        assertFalse(organisation.survives());
        TABLE.meter().reset();
        // What is there when it is run again is tried, as if the killed run had not.
        facts.department("legal");
        facts.voice(15, DAY, 1);
        facts.department("sales");
        organisation.runAfter(DAY);
        assertEquals(List.of(1, 0, 0, 4, 0), histogram(organisation.batch(DAY, "legal")));
        assertEquals("2026-03-08", triedOn(saturday));

        facts.voice(15, NEXT, 1);
        IntStream.range(16, 29).forEach(person -> facts.silence(person, NEXT));
        organisation.runAfter(NEXT);
        assertEquals(Map.of(), organisation.batch(NEXT, "sales"));
    }

    @Test
    void nights_that_are_caught_up_enter_and_close_as_if_they_had_run_in_time() {
        enough(DAY.minusDays(1));
        fourOfFifteen(DAY);
        IntStream.range(20, 35).forEach(person -> facts.silence(person, NEXT));
        IntStream.range(-1, 8).forEach(days -> organisation.runAfter(DAY.plusDays(days)));
        var inTime = rowsAndBatches();

        organisation.foundAgain();
        enough(DAY.minusDays(1));
        fourOfFifteen(DAY);
        IntStream.range(20, 35).forEach(person -> facts.silence(person, NEXT));
        organisation.runAfter(NEXT);

        assertSame(inTime, rowsAndBatches(), "caught up");
    }

    /** Five voices and ten silent requesters. */
    private void enough(LocalDate day) {
        IntStream.range(100, 105).forEach(person -> facts.voice(person, day, 4));
        IntStream.range(105, 115).forEach(person -> facts.silence(person, day));
    }

    /** Four voices and eleven silent requesters: enough to try, not to close. */
    private void fourOfFifteen(LocalDate day) {
        IntStream.range(0, 4).forEach(person -> facts.voice(person, day, 4));
        IntStream.range(4, 15).forEach(person -> facts.silence(person, day));
    }

    private static Settings settings(String timeZone, Closing closing) {
        var usual = Settings.defaults();
        return new Settings(usual.k(), ZoneId.of(timeZone), usual.interfacePatience(), usual.teamPatience(), closing,
                usual.interfaceDepth(), usual.retentionDays(), usual.invitationsPerWeek(), usual.reminderDays(),
                usual.suspicion());
    }

    /** HR's rows of a department by their day. */
    private Map<String, Map<String, AttributeValue>> rows(String department) {
        return organisation.items().values().stream().filter(item -> Items.text(item, "SK").startsWith("DAY#")
                && Items.text(item, "department").equals(department))
                .collect(Collectors.toMap(item -> Items.text(item, "day"), item -> item));
    }

    private Map<String, AttributeValue> voices(LocalDate day) {
        return organisation.row(day, "sales").get("voices").m();
    }

    private List<String> silent(LocalDate day) {
        return Items.texts(organisation.row(day, "sales"), "silent");
    }

    /** The night in which a row was first tried where it waits; null where it was not. */
    private String triedOn(LocalDate day) {
        return Items.text(organisation.row(day, "sales").get("stays").l().getLast().m(), "triedOn");
    }

    private long batches() {
        return organisation.items().keySet().stream().filter(key -> key.contains("|BATCH#")).count();
    }

    private Map<String, Map<String, AttributeValue>> rowsAndBatches() {
        var items = organisation.items();
        items.keySet().removeIf(key -> !key.matches(".*\\|(BATCH|DAY|COMMENTED)#.*"));
        return items;
    }
}
