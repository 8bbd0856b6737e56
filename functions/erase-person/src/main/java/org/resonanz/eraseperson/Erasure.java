package org.resonanz.eraseperson;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.resonanz.eraseperson.ErasureTable.Night;
import org.resonanz.http.Problem;

/**
 * Removes a person: what the teams' partitions hold of them, what belongs to their requests, their own items, and at last
 * the requests themselves, which tell where to look if it must be done again. A night writes back what it has read, so
 * nothing is erased while one runs; if one has begun meanwhile, whoever erases must come back.
 */
final class Erasure {
    private final ErasureTable table;

    Erasure(ErasureTable table) {
        this.table = table;
    }

    /** @return number of requests that went now */
    int erase(String address, String ref, Collection<String> teamIds) {
        var before = table.newestNight();
        if (before.filter(night -> !night.finished()).isPresent()) {
            throw comeBack();
        }
        var requests = new HashSet<>(table.requestsOf(address));
        teamIds.forEach(teamId -> eraseFrom(teamId, ref, requests, before));
        requests.forEach(table::deleteWhatBelongsTo);
        table.deletePartition("PERSON#" + ref);
        if (!table.newestNight().equals(before)) {
            throw comeBack();
        }
        requests.forEach(table::deleteRequest);
        return requests.size();
    }

    private void eraseFrom(String teamId, String ref, Set<String> requests, Optional<Night> before) {
        for (var item : table.ofTeam(teamId)) {
            if (item.isFollowUpOf(requests) || item.quotes(requests)) {
                table.delete(item.key());
            } else if (item.remembers(ref, requests) && !table.forget(item, ref, requests, before)) {
                throw comeBack();
            }
        }
    }

    private static Problem comeBack() {
        return Problem.of(409, "night-running");
    }
}
