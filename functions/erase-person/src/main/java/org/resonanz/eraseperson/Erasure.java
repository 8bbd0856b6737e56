package org.resonanz.eraseperson;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.resonanz.eraseperson.ErasureTable.Night;
import org.resonanz.imports.SourceMap;
import org.resonanz.teams.TeamTree;
import org.resonanz.traces.Person;
import org.resonanz.traces.PersonNames;
import org.resonanz.traces.RequestTrace;
import org.resonanz.traces.TeamTrace;
import org.resonanz.traces.TraceTable;

/**
 * Removes a person from the table: from the teams' partitions, then the parts of their requests, their own items,
 * and at last the requests themselves, which tell where to look if it must be done again. A night writes back what it
 * has read, so nothing is erased while one runs; if one has begun meanwhile, the caller must try again.
 *
 * <p>All groups of comments of the teams that served the person are deleted, whether they wrote in them or not. If only
 * the groups with their words were, the deletion would reveal what they wrote.
 */
final class Erasure {
    private final TraceTable traces;
    private final ErasureTable table;

    Erasure(TraceTable traces, ErasureTable table) {
        this.traces = traces;
        this.table = table;
    }

    /** The outcome of an erasure. */
    sealed interface Outcome {

        /**
         * All is done.
         *
         * @param requests number of requests that were deleted now
         */
        record Erased(int requests) implements Outcome {
        }

        /** A night runs, or has begun meanwhile. What is left must be erased by another call. */
        record NightRunning() implements Outcome {
        }
    }

    /**
     * Erases a person.
     *
     * @param tools the maps by the names of the ticket tools
     */
    Outcome erase(Person person, TeamTree teams, Map<String, SourceMap> tools) {
        var before = table.newestNight();
        if (before.filter(night -> !night.finished()).isPresent()) {
            return new Outcome.NightRunning();
        }
        var requests = traces.requests(person, teams.byId().keySet());
        var names = PersonNames.of(person, requests);
        if (!eraseFromTeams(person, names, requests, teams, before)) {
            return new Outcome.NightRunning();
        }
        requests.forEach(table::deletePartsOf);
        traces.person(names).forEach(table::delete);
        traces.unknownVoter(person).forEach(table::delete);
        traces.waitingTickets(person, tools).forEach(table::delete);
        if (!table.newestNight().equals(before)) {
            return new Outcome.NightRunning();
        }
        requests.forEach(request -> table.deleteRequest(request.id()));
        return new Outcome.Erased(requests.size());
    }

    /** Erases a person from the teams' partitions; returns false as soon as a night has begun. */
    private boolean eraseFromTeams(Person person, PersonNames names, List<RequestTrace> requests, TeamTree teams,
            Optional<Night> before) {
        var teamIds = new TreeSet<>(teams.byId().keySet());
        requests.forEach(request -> teamIds.addAll(request.teamIds()));
        var found = traces.teams(teamIds, item -> relevant(item, person, names));
        var served = served(found, person, names, requests, teams);
        // Groups first: the rest tells which teams served them, if this is cut off.
        found.stream().filter(TeamTrace::isCommentGroup).filter(group -> served.contains(group.teamId()))
                .forEach(group -> table.delete(group.item()));
        return found.stream().filter(item -> !item.isCommentGroup())
                .allMatch(item -> erase(item, person, names, before));
    }

    /**
     * Returns an item if it must be changed or deleted. Of a group of comments without theirs only the key is kept, to
     * save memory.
     */
    private static Optional<TeamTrace> relevant(TeamTrace item, Person person, PersonNames names) {
        if (item.isAbout(person, names) || item.remembers(names)) {
            return Optional.of(item);
        }
        return item.isCommentGroup() ? Optional.of(new TeamTrace(item.key())) : Optional.empty();
    }

    /**
     * Returns the ids of the teams that served the person, and of those above, which release what did not close below.
     */
    private static Set<String> served(Collection<TeamTrace> found, Person person, PersonNames names,
            Collection<RequestTrace> requests, TeamTree teams) {
        var served = new TreeSet<String>();
        requests.forEach(request -> served.addAll(request.teamIds()));
        // Follow-ups of others remember whom of the leads they were told, and members are asked about their own team.
        found.stream().filter(item -> !item.isAskedMember())
                .filter(item -> item.isAbout(person, names) || (!item.isFollowUp() && item.remembers(names)))
                .map(TeamTrace::teamId).forEach(served::add);
        List.copyOf(served).forEach(teamId -> served.addAll(teams.ancestors(teamId)));
        return served;
    }

    private boolean erase(TeamTrace item, Person person, PersonNames names, Optional<Night> before) {
        if (!item.isAbout(person, names)) {
            return table.forget(item, names, before);
        }
        table.delete(item.item());
        return true;
    }
}
