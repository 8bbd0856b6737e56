package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.batches.Facts.commented;
import static org.resonanz.aggregatescores.batches.Facts.completion;
import static org.resonanz.aggregatescores.batches.Facts.invitation;
import static org.resonanz.aggregatescores.batches.Facts.noted;
import static org.resonanz.aggregatescores.batches.Facts.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.nights.NightCount;
import org.resonanz.people.UnknownVoter;
import org.resonanz.scores.InterfaceKey;

/**
 * Tests that facts become rows, counts and unknown voters. Mails to {@code bounced} came back; {@code stranger} may not
 * vote.
 */
class DayFoldTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final InterfaceKey SALES = new InterfaceKey("help", "sales");
    private static final InterfaceKey LEGAL = new InterfaceKey("help", "legal");
    private static final Electorate ELECTORATE = new Electorate(Set.of("anna", "bea", "bounced"), Set.of(), Set.of(),
            Map.of("help", Set.of("lead")));
    private static final Standing STANDING = new Standing(ELECTORATE, Map.of(), Set.of("bounced"));

    private final DayFold fold = new DayFold(DAY, 5);

    @Test
    void a_fold_without_facts_has_counts_of_nothing() {
        assertEquals(List.of(), fold.rows());
        assertEquals(Set.of(NightCount.values()), fold.counts().keySet());
        assertEquals(Set.of(0), Set.copyOf(fold.counts().values()));
    }

    @Test
    void completions_become_counts_of_their_team_and_of_those_that_handed_them_on() {
        fold.add(completion(SALES, false, "data", "help", "data"));
        fold.add(completion(SALES, true));
        fold.add(completion(SALES, false));

        assertEquals(List.of(new InterfaceKey("data", "sales"), SALES),
                fold.rows().stream().map(DayRow::interfaceKey).toList());
        assertEquals(new HandlingCounts(0, 0, 1), fold.rows().getFirst().handling());
        assertEquals(new HandlingCounts(3, 1, 0), row(SALES).handling());
        assertEquals(3, row(SALES).turnaround().completions());
        assertEquals(0, fold.rows().getFirst().turnaround().completions());
        assertEquals(3, fold.counts().get(NightCount.COMPLETIONS));
        assertFalse(row(SALES).isInvited());
    }

    @Test
    void who_answers_speaks_and_who_does_not_is_silent() {
        add("anna", List.of(invitation("anna", SALES, "r#1"), invitation("anna", LEGAL, "s#1")),
                List.of(rating("anna", SALES, "r#1", 4)));

        assertEquals(Set.of("anna"), row(SALES).voices().keySet());
        assertTrue(row(SALES).voices().get("anna").asked());
        assertEquals(Set.of(), row(SALES).silent());
        assertEquals(Set.of("anna"), row(LEGAL).silent());
        assertTrue(row(LEGAL).isInvited());
        assertEquals(Map.of(NightCount.COMPLETIONS, 0, NightCount.INVITATIONS, 2, NightCount.RATINGS, 1,
                NightCount.ANSWERS, 1, NightCount.QUARANTINED, 0, NightCount.REFUSED_ATTEMPTS, 0, NightCount.BATCHES,
                0),
                fold.counts());
    }

    @Test
    void an_answer_of_another_completion_is_no_answer_to_an_invitation() {
        add("anna", List.of(invitation("anna", SALES, "r#2")), List.of(rating("anna", SALES, "r#1", 4)));

        assertEquals(0, fold.counts().get(NightCount.ANSWERS));
        assertEquals(1, fold.counts().get(NightCount.RATINGS));
    }

    @Test
    void who_was_noted_or_bounced_speaks_without_being_asked_and_is_not_silent() {
        add("anna", List.of(noted("anna", SALES, "r#1")), List.of(rating("anna", SALES, "r#1", 4)));
        add("bounced", List.of(invitation("bounced", SALES, "s#1")), List.of());

        assertFalse(row(SALES).voices().get("anna").asked());
        assertEquals(Set.of(), row(SALES).silent());
        assertTrue(row(SALES).isInvited());
    }

    @Test
    void a_person_has_one_voice_at_an_interface_and_all_comments() {
        add("anna", List.of(), List.of(commented("anna", SALES, "a#1", 2), commented("anna", SALES, "b#1", 5),
                rating("anna", SALES, "c#1", 3)));

        assertEquals(3, row(SALES).voices().get("anna").rating());
        assertEquals(Set.of(new Comment("a#1", "anna"), new Comment("b#1", "anna")), row(SALES).comments());
    }

    @Test
    void facts_of_strangers_are_counted_and_enter_no_row() {
        add("stranger", List.of(invitation("stranger", SALES, "r#1")), List.of(commented("stranger", SALES, "r#1", 1)));

        assertEquals(List.of(), fold.rows());
        assertEquals(1, fold.counts().get(NightCount.ANSWERS));
        assertEquals(Set.of(new UnknownVoter("acme.example", "stranger")), fold.unknown());
    }

    @Test
    void who_may_not_vote_on_their_team_is_not_unknown() {
        var lead = new Standing(new Electorate(Set.of("lead"), Set.of(), Set.of(), Map.of("help", Set.of("lead"))),
                Map.of(), Set.of());
        fold.add(new PersonFacts("lead", List.of(), List.of(rating("lead", SALES, "r#1", 5))), lead);

        assertEquals(List.of(), fold.rows());
        assertEquals(Set.of(), fold.unknown());
    }

    @Test
    void folds_of_other_people_are_added_up() {
        add("anna", List.of(invitation("anna", SALES, "r#1")), List.of());
        var other = new DayFold(DAY, 5);
        other.add(new PersonFacts("bea", List.of(invitation("bea", SALES, "s#1")),
                List.of(rating("bea", SALES, "s#1", 5))), STANDING);
        other.add(new PersonFacts("stranger", List.of(), List.of(rating("stranger", SALES, "t#1", 5))), STANDING);
        other.count(NightCount.QUARANTINED, 3);
        fold.add(other);

        assertEquals(Set.of("anna"), row(SALES).silent());
        assertEquals(Set.of("bea"), row(SALES).voices().keySet());
        assertEquals(2, fold.counts().get(NightCount.INVITATIONS));
        assertEquals(3, fold.counts().get(NightCount.QUARANTINED));
        assertEquals(1, fold.unknown().size());
    }

    @Test
    void a_row_keeps_no_more_pseudonyms_than_thresholds_need() {
        for (var person = 0; person < 40; person++) {
            var ref = "p%02d".formatted(person);
            fold.add(new PersonFacts(ref, List.of(invitation(ref, SALES, ref), invitation(ref, LEGAL, ref)),
                    List.of(rating(ref, LEGAL, ref, 5))),
                    new Standing(new Electorate(Set.of(ref), Set.of(), Set.of(), Map.of()), Map.of(), Set.of()));
        }

        assertEquals(DayRow.kept(5), row(SALES).silent().size());
        assertEquals(DayRow.kept(5), row(LEGAL).voices().size());
    }

    @Test
    void facts_are_put_together_person_by_person() {
        var people = new PersonIterator(
                List.of(invitation("a", SALES, "1"), invitation("a", LEGAL, "2"), invitation("c", SALES, "3"))
                        .iterator(),
                List.of(rating("a", SALES, "1", 5), rating("b", SALES, "4", 5), rating("d", SALES, "5", 5))
                        .iterator());
        var found = new ArrayList<String>();
        while (people.hasNext()) {
            var person = people.next();
            assertEquals(person.invitations().size() + person.ratings().size(), person.facts().count());
            found.add(person.ref() + person.invitations().stream().map(Fact.Invitation::rating).toList()
                    + person.ratings().stream().map(Fact.Rating::name).toList());
        }

        assertEquals(List.of("a[1, 2][1]", "b[][4]", "c[3][]", "d[][5]"), found);
        assertThrows(NoSuchElementException.class, people::next);
    }

    private void add(String ref, List<Fact.Invitation> invitations, List<Fact.Rating> ratings) {
        fold.add(new PersonFacts(ref, invitations, ratings), STANDING);
    }

    private DayRow row(InterfaceKey interfaceKey) {
        return fold.rows().stream().filter(row -> row.interfaceKey().equals(interfaceKey)).findFirst().orElseThrow();
    }
}
