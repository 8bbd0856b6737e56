package org.resonanz.aggregatescores.batches;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The members of a batch, computed from the facts of its days alone, by other code than the batch itself.
 *
 * @param voices   the latest rating of each requester; on busy days also of requesters who became sums
 * @param counting the requesters, silent ones included, who may carry thresholds
 */
record Members(List<ServedRequest> voices, Set<String> counting) {

    static Members of(Company company, Chronicle.Closing closing) {
        var latest = new TreeMap<String, ServedRequest>();
        var sums = new ArrayList<ServedRequest>();
        var genuine = new HashSet<String>();
        var followedUp = new HashSet<String>();
        for (var parcel : closing.parcels()) {
            var day = parcel.row().day();
            var interfaceKey = parcel.row().interfaceKey();
            company.invitations(day, interfaceKey).stream().filter(ServedRequest::isAsked).map(ServedRequest::ref)
                    .forEach(genuine::add);
            var ofDay = new TreeMap<String, ServedRequest>();
            for (var fact : company.answers(day, interfaceKey).stream().filter(ServedRequest::known).toList()) {
                genuine.add(fact.ref());
                if (fact.followedUp()) {
                    followedUp.add(fact.ref());
                }
                ofDay.merge(fact.ref(), fact, Members::later);
            }
            ofDay.forEach((ref, fact) -> {
                if (parcel.row().voices().containsKey(ref)) {
                    latest.merge(ref, fact, Members::later);
                } else {
                    sums.add(fact);
                }
            });
        }
        genuine.removeAll(followedUp);
        return new Members(Stream.concat(latest.values().stream(), sums.stream()).toList(), genuine)
                .without(closing.counted());
    }

    /** Leaves out those whose voices the batch hides, told by what is missing in the sums of its reasons. */
    private Members without(Counted counted) {
        var marks = counted.tally().reasons().keySet();
        var hidden = voices.stream().filter(fact -> !marks.contains(fact.mark())).toList();
        var mayHide = hidden.size() <= 3 && hidden.stream().allMatch(fact -> counting.contains(fact.ref()));
        return mayHide ? new Members(voices.stream().filter(fact -> !hidden.contains(fact)).toList(), counting) : this;
    }

    /** How many requesters who count speak. */
    long speaking() {
        return voices.stream().map(ServedRequest::ref).filter(counting::contains).distinct().count();
    }

    private static ServedRequest later(ServedRequest one, ServedRequest other) {
        var byTime = one.at().compareTo(other.at());
        return (byTime == 0 ? Integer.compare(one.id(), other.id()) : byTime) >= 0 ? one : other;
    }
}
