package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that comments are released among the texts of ten people, three of whom wrote: whole, in an order that tells
 * nothing, and deleted as a whole.
 */
class CommentsTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate NEXT = DAY.plusDays(7);
    /** The first whom the batches of DAY served were invited on 28 February, 180 days before 27 August. */
    private static final Instant END_OF_AUGUST = Instant.parse("2026-08-31T22:00:00Z");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY);

    private final FactWriter facts = new FactWriter(TABLE);

    @Test
    void five_voices_make_a_batch_and_their_comments_wait() {
        speak(DAY, 0, 5);
        write(DAY, 0, 5);
        organisation.runAfter(DAY);
        assertNotEquals(Map.of(), organisation.batch(DAY, "sales"));
        assertEquals(Map.of(), quotes(DAY));
        assertEquals(5, waiting(DAY).get("speakers").l().size());
        assertEquals(5, waiting(DAY).get("comments").l().size());
    }

    @Test
    void as_many_comments_as_people_would_tell_that_all_answered_so_who_is_left_out_writes_nothing() {
        IntStream.range(0, 15).forEach(person -> facts.voice(person, DAY, 4));
        write(DAY, 0, 15);

        organisation.runAfter(DAY);

        assertEquals(12, Organisation.histogram(organisation.batch(DAY, "sales")).get(3));
        assertEquals(12, waiting(DAY).get("speakers").l().size());
        assertEquals(12, Items.texts(quotes(DAY), "comments").size());
    }

    @Test
    void whose_words_the_team_knows_from_a_follow_up_is_none_of_three_authors() {
        speak(DAY, 0, 12);
        write(DAY, 0, 3);
        facts.followUp(0, DAY);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), quotes(DAY));

        speak(NEXT, 20, 5);
        facts.comment(20, NEXT, "Dritte");
        organisation.runAfter(NEXT);
        assertEquals(4, Items.texts(quotes(NEXT), "comments").size());
    }

    @Test
    void somebody_whose_answer_the_team_knows_of_one_day_is_no_speaker_by_that_of_another() {
        organisation.foundAgain(DAY.minusDays(1));
        facts.voice(0, DAY.minusDays(1), 4);
        speak(DAY, 0, 10);
        facts.followUp(0, DAY.minusDays(1));
        write(DAY, 1, 4);

        organisation.runAfter(DAY);

        assertEquals(9, waiting(DAY).get("speakers").l().size());
        assertEquals(Map.of(), quotes(DAY));
    }

    @Test
    void batches_that_together_hold_ten_people_release_theirs_whole() {
        speak(DAY, 0, 5);
        facts.comment(3, DAY, "Zu langsam");
        facts.comment(1, DAY, "Alles bestens");
        organisation.runAfter(DAY);
        speak(NEXT, 10, 5);
        facts.comment(12, NEXT, "Freundlich");
        organisation.runAfter(NEXT);

        var group = quotes(NEXT);
        assertEquals(List.of("Alles bestens", "Freundlich", "Zu langsam"), Items.texts(group, "comments"));
        assertEquals(NEXT.toString(), waiting(DAY).get("releasedOn").s());
        assertEquals(NEXT.toString(), waiting(NEXT).get("releasedOn").s());
    }

    @Test
    void a_group_goes_at_the_end_of_a_month_whoever_wrote_and_whenever_their_words_go() {
        speak(DAY, 0, 5);
        organisation.runAfter(DAY);
        speak(NEXT, 10, 5);
        write(NEXT, 10, 13);
        // Invited in March, they would be shown until September.
        facts.expire(10, NEXT, Instant.parse("2026-04-20T09:00:00Z"));
        facts.expire(11, NEXT, Instant.parse("2026-12-20T09:00:00Z"));
        organisation.runAfter(NEXT);

        assertEquals(3, quotes(NEXT).get("comments").l().size());
        assertEquals(String.valueOf(END_OF_AUGUST.getEpochSecond()), quotes(NEXT).get("expiresAt").n());
    }

    @Test
    void the_same_group_goes_at_the_same_time_if_others_in_it_had_written() {
        speak(DAY, 0, 10);
        write(DAY, 0, 3);
        organisation.runAfter(DAY);
        var end = quotes(DAY).get("expiresAt").n();

        organisation.foundAgain();
        speak(DAY, 0, 10);
        write(DAY, 6, 10);
        organisation.runAfter(DAY);

        assertEquals(String.valueOf(END_OF_AUGUST.getEpochSecond()), end);
        assertEquals(end, quotes(DAY).get("expiresAt").n());
    }

    @Test
    void what_two_wrote_waits_for_a_third() {
        speak(DAY, 0, 12);
        write(DAY, 0, 2);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), quotes(DAY));

        // One of the two writes again: that is still two.
        speak(NEXT, 0, 12);
        write(NEXT, 0, 1);
        organisation.runAfter(NEXT);
        assertEquals(Map.of(), quotes(NEXT));

        speak(NEXT.plusDays(7), 0, 12);
        facts.comment(5, NEXT.plusDays(7), "Dritte");
        organisation.runAfter(NEXT.plusDays(7));
        assertEquals(List.of("Dritte", "Wort 0", "Wort 0", "Wort 1"),
                Items.texts(quotes(NEXT.plusDays(7)), "comments"));
    }

    @Test
    void whose_answer_the_team_knows_is_none_of_the_ten() {
        speak(DAY, 0, 10);
        write(DAY, 0, 4);
        facts.followUp(9, DAY);
        organisation.runAfter(DAY);
        assertEquals(9, waiting(DAY).get("speakers").l().size());
        assertEquals(Map.of(), quotes(DAY));
    }

    @Test
    void the_same_people_again_are_not_ten() {
        speak(DAY, 0, 5);
        write(DAY, 0, 3);
        organisation.runAfter(DAY);
        speak(NEXT, 0, 5);
        write(NEXT, 0, 3);
        organisation.runAfter(NEXT);
        assertNotEquals(Map.of(), organisation.batch(NEXT, "sales"));
        assertEquals(Map.of(), quotes(NEXT));
    }

    @Test
    void pseudonyms_go_in_the_night_after_the_release() {
        speak(DAY, 0, 10);
        write(DAY, 0, 3);
        organisation.runAfter(DAY);
        assertNotEquals(Map.of(), quotes(DAY));
        organisation.runAfter(DAY.plusDays(1));
        assertEquals(Map.of(), waiting(DAY));
        assertNotEquals(Map.of(), quotes(DAY));
        IntStream.range(0, 10).forEach(person -> assertFalse(quotes(DAY).toString().contains(facts.ref(person))));
    }

    /** A group that were too old at once would take the words of the others with it. */
    @Test
    void what_has_waited_until_it_is_too_old_goes_unreleased_and_counts_with_nobody() {
        organisation.set(keeping(30));
        speak(DAY, 0, 5);
        write(DAY, 0, 5);
        organisation.runAfter(LocalDate.of(2026, 3, 30));
        assertEquals(5, waiting(DAY).get("speakers").l().size());
        organisation.runAfter(LocalDate.of(2026, 3, 31));
        assertEquals(Map.of(), waiting(DAY));

        var april = LocalDate.of(2026, 4, 5);
        speak(april, 10, 5);
        write(april, 10, 13);
        organisation.runAfter(april);
        assertEquals(Map.of(), quotes(april));

        speak(april.plusDays(7), 20, 5);
        organisation.runAfter(april.plusDays(7));
        var group = quotes(april.plusDays(7));
        assertEquals(List.of("Wort 10", "Wort 11", "Wort 12"), Items.texts(group, "comments"));
        assertEquals(String.valueOf(Instant.parse("2026-04-30T22:00:00Z").getEpochSecond()),
                group.get("expiresAt").n());
    }

    @Test
    void what_was_erased_or_has_expired_by_then_is_not_released() {
        speak(DAY, 0, 5);
        facts.comment(1, DAY, "Erased");
        facts.comment(2, DAY, "Expired");
        facts.expire(2, DAY, Instant.parse("2026-03-10T09:00:00Z"));
        facts.comment(3, DAY, "Stays");
        organisation.runAfter(DAY);
        facts.erase(1, DAY);
        speak(NEXT, 10, 5);
        organisation.runAfter(NEXT);
        assertEquals(List.of("Stays"), Items.texts(quotes(NEXT), "comments"));
    }

    @Test
    void a_night_killed_before_any_write_releases_the_same_when_it_is_run_again() {
        speak(DAY, 0, 5);
        facts.comment(1, DAY, "Alles bestens");
        facts.comment(2, DAY, "Zu langsam");
        speak(NEXT, 10, 5);
        facts.comment(11, NEXT, "Freundlich");
        organisation.runAfter(NEXT.minusDays(1));
        organisation.toMorningAfter(NEXT);
        var kills = 0;
        for (; kills < 12; kills++) {
            var call = new AtomicInteger(kills);
            TABLE.meter().refuse(name -> name.matches("TransactWriteItems|PutItem|UpdateItem")
                    && call.getAndDecrement() == 0);
            if (organisation.survives()) {
                break;
            }
            TABLE.meter().reset();
        }
        TABLE.meter().reset();
        organisation.run();
        assertTrue(kills > 3, "It was killed only " + kills + " times.");
        assertEquals(List.of("Alles bestens", "Freundlich", "Zu langsam"), Items.texts(quotes(NEXT), "comments"));
        assertEquals(NEXT.toString(), waiting(DAY).get("releasedOn").s());
    }

    @Test
    void what_a_killed_night_released_waits_again_where_too_few_are_left() {
        speak(DAY, 0, 5);
        write(DAY, 0, 3);
        speak(NEXT, 10, 5);
        organisation.runAfter(NEXT.minusDays(1));
        organisation.toMorningAfter(NEXT);
        TABLE.meter().refuse(Organisation.scoreWrites());
        assertFalse(organisation.survives());
        TABLE.meter().reset();
        assertEquals(NEXT.toString(), waiting(DAY).get("releasedOn").s());
        facts.erase(10, NEXT);

        organisation.run();

        assertEquals(Map.of(), quotes(NEXT));
        assertFalse(waiting(DAY).containsKey("releasedOn"));
        speak(NEXT.plusDays(1), 20, 6);
        organisation.runAfter(NEXT.plusDays(7));
        assertEquals(List.of("Wort 0", "Wort 1", "Wort 2"), Items.texts(quotes(NEXT.plusDays(7)), "comments"));
    }

    @Test
    void a_day_with_very_many_comments_keeps_five_hundred() {
        speak(DAY, 0, 520);
        write(DAY, 0, 520);
        organisation.runAfter(DAY);
        assertEquals(500, Items.texts(quotes(DAY), "comments").size());
    }

    @Test
    void a_group_holds_as_many_words_as_an_item() {
        speak(DAY, 0, 450);
        IntStream.range(0, 450).forEach(person -> facts.comment(person, DAY, "ä".repeat(990) + person));
        organisation.runAfter(DAY);
        var comments = Items.texts(quotes(DAY), "comments");
        assertTrue(comments.size() > 150 && comments.size() < 200, () -> String.valueOf(comments.size()));
    }

    /** Some people answer, and ten others keep silent. */
    private void speak(LocalDate day, int first, int count) {
        IntStream.range(first, first + count).forEach(person -> facts.voice(person, day, 4));
        IntStream.range(1000, 1010).forEach(person -> facts.silence(person, day));
    }

    /** Some of those who answered wrote something. */
    private void write(LocalDate day, int first, int end) {
        IntStream.range(first, end).forEach(person -> facts.comment(person, day, "Wort " + person));
    }

    private static Settings keeping(int days) {
        var usual = Settings.defaults();
        return new Settings(usual.k(), usual.timeZone(), usual.interfacePatience(), usual.teamPatience(),
                usual.closing(), usual.interfaceDepth(), days, usual.invitationsPerWeek(), usual.reminderDays(),
                usual.suspicion());
    }

    private Map<String, AttributeValue> waiting(LocalDate day) {
        return TABLE.item("TEAM#hr", "COMMENTED#" + day + "#department:sales");
    }

    private Map<String, AttributeValue> quotes(LocalDate day) {
        return TABLE.item("TEAM#hr", "QUOTES#" + day);
    }
}
