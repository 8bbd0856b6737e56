package org.resonanz.eraseperson;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.resonanz.http.Problem;

/**
 * Removes a person: first what the teams' partitions hold of them, then their requests with all that belongs to these,
 * which tell where to look, and at last their own items. A night holds rows that it is going to write again, so while one
 * runs nothing is erased.
 */
final class Erasure {
    private final ErasureTable table;

    Erasure(ErasureTable table) {
        this.table = table;
    }

    /** @return number of requests that went now */
    int erase(String address, String ref, Collection<String> teamIds) {
        var requests = new HashSet<>(table.requestsOf(address));
        for (var teamId : teamIds) {
            eraseFrom(teamId, ref, requests);
        }
        for (var request : requests) {
            table.deletePartition("REQUEST#" + request);
        }
        table.deletePartition("PERSON#" + ref);
        // What a night that began meanwhile has read of them, it will write: whoever erases must come back.
        requireNoNight();
        return requests.size();
    }

    private void eraseFrom(String teamId, String ref, Set<String> requests) {
        for (var item : table.ofTeam(teamId)) {
            if (item.isFollowUpOf(requests) || item.quotes(requests)) {
                table.delete(item.key());
            } else if (item.remembers(ref, requests) && !table.forget(item, ref, requests)) {
                throw Problem.of(409, "night-running");
            }
        }
    }

    private void requireNoNight() {
        if (table.isNightRunning()) {
            throw Problem.of(409, "night-running");
        }
    }
}
