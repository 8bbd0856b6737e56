package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.aggregatescores.batches.Facts.invitation;
import static org.resonanz.aggregatescores.batches.Facts.noted;
import static org.resonanz.aggregatescores.batches.Facts.rating;
import static org.resonanz.aggregatescores.batches.Facts.requester;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.people.KnownPerson;
import org.resonanz.people.VoterList;
import org.resonanz.platform.mail.Address;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Tests who may vote and who is asked. Pseudonyms are addresses in brackets, those of mailboxes in angle brackets. */
class StandingTest {
    private static final InterfaceKey SOURCE = new InterfaceKey("help", "sales");
    private static final TeamTree TREE = TeamTree.of(1, Instant.EPOCH, List.of(
            new Team("company", "Company", null, List.of(), null, "de"),
            new Team("it", "IT", "company", List.of("boss@acme.example"), null, "de"),
            new Team("help", "Help", "it", List.of("lead@acme.example"), "help@acme.example", "de"),
            new Team("data", "Data", "company", List.of("other@acme.example"), null, "de")));
    private static final Electorate ELECTORATE = Electorate.of(
            new VoterList(Set.of(new Address("anna@partner.example")), Set.of("supplier.example")), TREE,
            address -> "[" + address + "]", address -> "<" + address + ">");

    @Test
    void who_has_called_may_vote() {
        assertTrue(standing("[bea]", new KnownPerson(true, Set.of(), Set.of())).mayVote(of("[bea]")));
        assertFalse(standing("[bea]", new KnownPerson(false, Set.of("data"), Set.of())).mayVote(of("[bea]")));
        assertFalse(standing("[bea]", new KnownPerson(true, Set.of(), Set.of())).mayVote(of("[carl]")));
    }

    @Test
    void who_is_listed_may_vote_by_address_or_by_domain() {
        assertTrue(standing().mayVote(of("[anna@partner.example]")));
        assertTrue(standing().isKnown(new FactRequester("[x]", "[x]", "supplier.example")));
        assertFalse(standing().isKnown(new FactRequester("[x]", "[x]", "partner.example")));
    }

    @Test
    void a_mailbox_may_not_vote_under_either_pseudonym() {
        var listed = new FactRequester("[x]", "[x]", "supplier.example");
        assertTrue(standing().isKnown(listed));
        assertFalse(standing().isKnown(new FactRequester("<help@acme.example>", "[x]", "supplier.example")));
        assertFalse(standing().isKnown(new FactRequester("[x]", "<help@acme.example>", "supplier.example")));
    }

    @Test
    void nobody_votes_on_their_own_team() {
        assertTrue(known(Set.of("data"), Set.of("company")).mayVote(of("[bea]")));
        assertFalse(known(Set.of("help"), Set.of()).mayVote(of("[bea]")));
        assertFalse(known(Set.of(), Set.of("help")).mayVote(of("[bea]")));
        assertTrue(known(Set.of("help"), Set.of()).isKnown(requester("[bea]")));
    }

    @Test
    void leads_do_not_vote_on_teams_at_or_below_theirs() {
        var called = new KnownPerson(true, Set.of(), Set.of());
        for (var lead : List.of("[boss@acme.example]", "[lead@acme.example]")) {
            assertFalse(standing(lead, called).mayVote(of(lead)), lead);
        }
        assertTrue(standing("[other@acme.example]", called).mayVote(of("[other@acme.example]")));
        assertTrue(standing("[lead@acme.example]", called)
                .mayVote(rating("[lead@acme.example]", new InterfaceKey("elsewhere", "sales"), "r#1", 5)));
    }

    @Test
    void who_was_noted_or_whose_mails_came_back_is_not_asked() {
        assertTrue(standing().isAsked(invitation("[bea]", SOURCE, "r#1")));
        assertFalse(standing().isAsked(noted("[bea]", SOURCE, "r#1")));
        assertFalse(standing().isAsked(invitation("[bounced]", SOURCE, "r#1")));
    }

    private static Standing known(Set<String> teams, Set<String> workedIn) {
        return standing("[bea]", new KnownPerson(true, teams, workedIn));
    }

    private static Standing standing(String ref, KnownPerson person) {
        return new Standing(ELECTORATE, Map.of(ref, person), Set.of());
    }

    private static Standing standing() {
        return new Standing(ELECTORATE, Map.of(), Set.of("[bounced]"));
    }

    private static Fact.Rating of(String ref) {
        return rating(ref, SOURCE, "r#1", 5);
    }
}
