package org.resonanz.aggregatescores.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.resonanz.people.KnownPerson;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.people.VoterList;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The people who may vote: those who have called the API under their own address, and those on the voter list; not on
 * work of their own team, and not a team's mailbox. It is asked once, on entry.
 */
public final class Electorate {
    private final KnownPersonTable people;
    private final MailStateTable states;
    private final Set<String> listed;
    private final Set<String> domains;
    private final Set<String> mailboxes;
    private final Map<String, Set<String>> leads = new HashMap<>();

    /**
     * Returns the electorate of a night.
     *
     * @param tree the teams as they stand now, with their leads and mailboxes
     */
    public static Electorate of(Table table, VoterList list, TeamTree tree, Pseudonyms pseudonyms) {
        return new Electorate(table, list, tree, pseudonyms);
    }

    private Electorate(Table table, VoterList list, TeamTree tree, Pseudonyms pseudonyms) {
        this.people = new KnownPersonTable(table.dynamoDb(), table.name());
        this.states = new MailStateTable(table.dynamoDb(), table.name());
        this.listed = list.addresses().stream().map(address -> pseudonyms.of(address.text()))
                .collect(Collectors.toSet());
        this.domains = list.domains();
        this.mailboxes = tree.teams().stream().map(Team::mailbox).filter(Objects::nonNull)
                .map(pseudonyms::ofMailbox).collect(Collectors.toSet());
        tree.byId().keySet().forEach(teamId -> leads.put(teamId,
                tree.leadsOver(teamId).stream().map(pseudonyms::of).collect(Collectors.toSet())));
    }

    /** The standing of some people as it is now. */
    public final class Standing {
        private final Map<String, KnownPerson> known;
        private final Set<String> bounced;

        private Standing(Map<String, KnownPerson> known, Set<String> bounced) {
            this.known = known;
            this.bounced = bounced;
        }

        /** Returns true if the person of a fact is known: they may vote, on the work of other teams. */
        boolean isKnown(Map<String, AttributeValue> fact) {
            var ref = FactItem.ref(fact);
            return !isMailbox(fact) && (person(ref).hasCalled() || listed.contains(ref)
                    || domains.contains(FactItem.domain(fact)));
        }

        /**
         * Returns true if a fact is a mailbox's. A mailbox stays one under all its tags; one that is a tag of
         * somebody's address does not take their vote.
         */
        private boolean isMailbox(Map<String, AttributeValue> fact) {
            return mailboxes.contains(FactItem.ref(fact)) || mailboxes.contains(FactItem.mailRef(fact));
        }

        private boolean isOfOwnTeam(Map<String, AttributeValue> fact) {
            var ref = FactItem.ref(fact);
            var teamId = FactItem.teamId(fact);
            return person(ref).belongsTo(teamId) || leads.getOrDefault(teamId, Set.of()).contains(ref);
        }

        /** Returns true if the person of a fact is known, and it is not about the work of their own team. */
        boolean mayVote(Map<String, AttributeValue> fact) {
            return isKnown(fact) && !isOfOwnTeam(fact);
        }

        /**
         * Returns true if an invitation makes its requester one of those asked: the team did not choose them, and the
         * mail did not come back.
         */
        boolean isAsked(Map<String, AttributeValue> invitation) {
            return !FactItem.isNoted(invitation) && !bounced.contains(FactItem.mailRef(invitation));
        }

        private KnownPerson person(String ref) {
            return known.getOrDefault(ref, KnownPerson.UNKNOWN);
        }
    }

    /** Returns the standing of the people whose facts these are. */
    public Standing standing(Collection<Map<String, AttributeValue>> facts) {
        var refs = new TreeSet<String>();
        var mailRefs = new TreeSet<String>();
        facts.forEach(fact -> {
            refs.add(FactItem.ref(fact));
            if (FactItem.isInvitation(fact)) {
                mailRefs.add(FactItem.mailRef(fact));
            }
        });
        return new Standing(people.read(refs), states.bounced(mailRefs));
    }

    /** Returns those of the facts whose people may vote on them. */
    public List<Map<String, AttributeValue>> voting(List<Map<String, AttributeValue>> facts) {
        return facts.stream().filter(standing(facts)::mayVote).toList();
    }
}
