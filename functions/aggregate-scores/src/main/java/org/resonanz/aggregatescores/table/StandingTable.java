package org.resonanz.aggregatescores.table;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.resonanz.aggregatescores.batches.Electorate;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.aggregatescores.batches.Standing;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailStateTable;

/** Reads the standing of people as it is now. */
public final class StandingTable {
    private final KnownPersonTable people;
    private final MailStateTable states;
    private final Electorate electorate;

    public StandingTable(Table table, Electorate electorate) {
        this.people = new KnownPersonTable(table.dynamoDb(), table.name());
        this.states = new MailStateTable(table.dynamoDb(), table.name());
        this.electorate = electorate;
    }

    /** Returns the standing of the people whose facts these are. */
    Standing of(Collection<? extends Fact.OfRequester> facts) {
        var refs = new TreeSet<String>();
        var mailRefs = new TreeSet<String>();
        facts.forEach(fact -> {
            refs.add(fact.requester().ref());
            if (fact instanceof Fact.Invitation) {
                mailRefs.add(fact.requester().mailRef());
            }
        });
        return new Standing(electorate, people.read(refs), states.bounced(mailRefs));
    }

    /** Returns those of the ratings whose requesters may vote on them. */
    public List<Fact.Rating> voting(List<Fact.Rating> ratings) {
        return ratings.stream().filter(of(ratings)::mayVote).toList();
    }
}
