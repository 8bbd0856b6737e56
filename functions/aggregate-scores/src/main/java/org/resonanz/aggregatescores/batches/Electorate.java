package org.resonanz.aggregatescores.batches;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.resonanz.people.VoterList;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The people who may vote: those who have called the API under their own address, and those on the voter list; not on
 * work of their own team, and not a team's mailbox. Who has called is known by a {@link Standing}.
 *
 * @param listed    the pseudonyms of the addresses on the voter list
 * @param domains   the domains on the voter list
 * @param mailboxes the pseudonyms of the teams' mailboxes
 * @param leads     the pseudonyms of those who lead a team or one above it, by team id
 */
public record Electorate(Set<String> listed, Set<String> domains, Set<String> mailboxes,
        Map<String, Set<String>> leads) {
    public Electorate {
        listed = Set.copyOf(listed);
        domains = Set.copyOf(domains);
        mailboxes = Set.copyOf(mailboxes);
        leads = leads.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, team -> Set.copyOf(team.getValue())));
    }

    /**
     * Returns the electorate of a night.
     *
     * @param tree      the teams as they stand now, with their leads and mailboxes
     * @param ofPerson  returns the pseudonym of an address without its tag
     * @param ofMailbox returns the pseudonym of an address with its tag
     */
    public static Electorate of(VoterList list, TeamTree tree, UnaryOperator<String> ofPerson,
            UnaryOperator<String> ofMailbox) {
        return new Electorate(
                list.addresses().stream().map(address -> ofPerson.apply(address.text())).collect(Collectors.toSet()),
                list.domains(),
                tree.teams().stream().map(Team::mailbox).filter(Objects::nonNull).map(ofMailbox)
                        .collect(Collectors.toSet()),
                tree.byId().keySet().stream().collect(Collectors.toMap(teamId -> teamId,
                        teamId -> tree.leadsOver(teamId).stream().map(ofPerson).collect(Collectors.toSet()))));
    }

    /** Returns true if a requester is on the voter list. */
    boolean lists(FactRequester requester) {
        return listed.contains(requester.ref()) || domains.contains(requester.domain());
    }

    /**
     * Returns true if a requester is a mailbox. A mailbox stays one under all its tags; one that is a tag of somebody's
     * address does not take their vote.
     */
    boolean isMailbox(FactRequester requester) {
        return mailboxes.contains(requester.ref()) || mailboxes.contains(requester.mailRef());
    }

    /** Returns true if a person leads a team or one above it. */
    boolean isLead(String ref, String teamId) {
        return leads.getOrDefault(teamId, Set.of()).contains(ref);
    }
}
