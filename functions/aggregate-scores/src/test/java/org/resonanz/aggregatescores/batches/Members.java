package org.resonanz.aggregatescores.batches;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
                .without(closing.batch());
    }

    /** Leaves out those whose voices the batch hides, told by what is missing in it. */
    private Members without(Batch batch) {
        var mark = batch.tally().drivers().get("mark");
        var missing = voices.size() - batch.voices();
        if (mark == null || missing < 1 || missing > 3) {
            return this;
        }
        var left = new ArrayList<>(voices);
        var candidates = voices.stream().filter(fact -> counting.contains(fact.ref())).toList();
        var sum = voices.stream().mapToInt(ServedRequest::mark).sum() - mark.total();
        return hidden(candidates, missing, sum).filter(left::removeAll).map(found -> new Members(left, counting))
                .orElse(this);
    }

    private static Optional<List<ServedRequest>> hidden(List<ServedRequest> candidates, int count, int sum) {
        if (count == 0) {
            return sum == 0 ? Optional.of(List.of()) : Optional.empty();
        }
        for (var number = 0; number < candidates.size(); number++) {
            var one = candidates.get(number);
            var rest = hidden(candidates.subList(number + 1, candidates.size()), count - 1, sum - one.mark());
            if (rest.isPresent()) {
                return Optional.of(Stream.concat(Stream.of(one), rest.get().stream()).toList());
            }
        }
        return Optional.empty();
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
