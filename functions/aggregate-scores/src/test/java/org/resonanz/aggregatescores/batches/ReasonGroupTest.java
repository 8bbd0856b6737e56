package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resonanz.aggregatescores.batches.ReasonTally.Count;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Tests in which night which reasons freeze together, and what is counted of them. */
class ReasonGroupTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 3, 8);
    /** Their {@code k} is 5. */
    private static final Settings SETTINGS = Settings.defaults();
    private static final Node SALES = new Node("help", "department:sales");
    private static final TeamTree TREE = TeamTree.of(1, Instant.EPOCH, List.of(team("company", null),
            team("it", "company"), team("help", "it")));

    private final List<Counted> waiting = new ArrayList<>();

    @Test
    void a_teams_batches_freeze_once_they_hold_4k_voices() {
        wait(Node.team("help"), 12);
        wait(Node.pool("help"), 7);
        assertEquals(List.of(), freeze());

        wait(Node.team("help"), 1);
        var group = freeze().getFirst();
        assertEquals(Node.team("help"), group.node());
        assertEquals(20, group.tally().voices());
        assertEquals(NIGHT, group.frozenOn());
        assertEquals(List.of("it", "company"), group.ancestors());
    }

    @Test
    void the_batches_of_one_team_do_not_help_those_of_another() {
        wait(Node.team("help"), 19);
        wait(Node.pool("it"), 19);
        assertEquals(List.of(), freeze());

        wait(Node.team("it"), 1);
        assertEquals(List.of(Node.team("it")), freeze().stream().map(ReasonGroup::node).toList());
    }

    @Test
    void an_interface_freezes_by_itself_and_helps_neither_its_team_nor_another_interface() {
        wait(SALES, 12);
        wait(new Node("help", "department:legal"), 19);
        wait(Node.team("help"), 19);
        assertEquals(List.of(), freeze());

        wait(SALES, 8);
        var freezing = ReasonGroup.freeze(NIGHT, SETTINGS, TREE, waiting);
        assertEquals(List.of(SALES), freezing.groups().stream().map(ReasonGroup::node).toList());
        assertEquals(20, freezing.groups().getFirst().tally().voices());
        assertEquals(List.of(waiting.getFirst(), waiting.getLast()), freezing.frozen());
        assertEquals(waiting.subList(1, 3), freezing.waiting());
    }

    @Test
    void what_has_waited_at_an_interface_for_longer_than_60_days_freezes_with_the_team() {
        var old = counted(NIGHT.minusDays(60), SALES, 19);
        waiting.add(old);
        wait(Node.team("help"), 1);
        assertEquals(List.of(), freeze());

        waiting.set(0, counted(NIGHT.minusDays(61), SALES, 19));
        wait(SALES, 19);
        var freezing = ReasonGroup.freeze(NIGHT, SETTINGS, TREE, waiting);
        assertEquals(List.of(Node.team("help")), freezing.groups().stream().map(ReasonGroup::node).toList());
        assertEquals(20, freezing.groups().getFirst().tally().voices());
        assertEquals(List.of(waiting.getLast()), freezing.waiting());
    }

    /** On its last day at the interface it is still tried with what came since. */
    @Test
    void on_the_60th_day_it_still_freezes_with_its_interface() {
        waiting.add(counted(NIGHT.minusDays(60), SALES, 10));
        waiting.add(counted(NIGHT, SALES, 10));
        assertEquals(List.of(SALES), freeze().stream().map(ReasonGroup::node).toList());
    }

    @Test
    void a_group_tells_how_many_were_asked_unless_a_batch_is_older_than_this_number() {
        waiting.add(new Counted(NIGHT, SALES, voices(12), 22.0, null));
        waiting.add(new Counted(NIGHT, SALES, voices(8), 17.0, null));
        assertEquals(39.0, freeze().getFirst().crowd());

        waiting.add(counted(NIGHT, SALES, 3));
        assertNull(freeze().getFirst().crowd());
    }

    @Test
    void voices_that_say_nothing_of_reasons_count_like_others() {
        var silent = ReasonTally.empty();
        for (var voice = 0; voice < 20; voice++) {
            silent.add(voice(Reasons.NONE, null));
        }
        waiting.add(new Counted(NIGHT, Node.team("help"), silent, null, null));

        assertEquals(Map.of(), freeze().getFirst().tally().reasons());
    }

    @Test
    void reasons_are_counted_by_whom_they_were_offered_and_who_ticked_them_and_time_by_class() {
        var tally = ReasonTally.empty();
        tally.add(voice(new Reasons(List.of("quick", "clear"), List.of("clear")), LostTime.NONE));
        tally.add(voice(new Reasons(List.of("quick"), List.of("quick")), LostTime.NONE));
        tally.add(voice(new Reasons(List.of("slow"), List.of()), null));
        var other = ReasonTally.empty();
        other.add(voice(new Reasons(List.of("clear"), List.of()), LostTime.HALF_A_DAY));

        tally.add(other);

        assertEquals(4, tally.voices());
        assertEquals(Map.of("quick", new Count(2, 1), "clear", new Count(2, 1), "slow", new Count(1, 0)),
                tally.reasons());
        assertEquals(List.of(2, 0, 0, 0, 0, 1, 0), List.copyOf(tally.lostTime().values()));
    }

    @Test
    void sums_cannot_be_changed_by_who_reads_them() {
        var tally = ReasonTally.empty();
        assertThrows(UnsupportedOperationException.class, () -> tally.reasons().put("quick", new Count(1, 1)));
        assertThrows(UnsupportedOperationException.class, () -> tally.lostTime().put(LostTime.NONE, 1));
    }

    @Test
    void what_a_night_froze_stands_as_before_it_and_not_as_before_a_later_one() {
        var counted = new Counted(NIGHT, Node.team("help"), ReasonTally.empty(), 7.0, null);

        assertEquals(counted, counted.freeze(NIGHT).before(NIGHT));
        assertEquals(counted.freeze(NIGHT), counted.freeze(NIGHT).before(NIGHT.plusDays(1)));
    }

    private List<ReasonGroup> freeze() {
        return ReasonGroup.freeze(NIGHT, SETTINGS, TREE, waiting).groups();
    }

    private void wait(Node node, int voices) {
        waiting.add(counted(NIGHT.minusDays(waiting.size()), node, voices));
    }

    private static Counted counted(LocalDate closedOn, Node node, int voices) {
        return new Counted(closedOn, node, voices(voices), null, null);
    }

    private static ReasonTally voices(int voices) {
        return new ReasonTally(voices, Map.of(), Map.of());
    }

    private static Voice voice(Reasons reasons, LostTime lostTime) {
        return new Voice(4, reasons, lostTime, true, false, Instant.EPOCH, "id");
    }

    private static Team team(String id, String parent) {
        return new Team(id, id, parent, List.of(), null, "de");
    }
}
