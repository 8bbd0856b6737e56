package org.resonanz.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The teams at one moment, as a tree with one root.
 *
 * @param version number of changes so far, 0 if there is no team
 * @param since   when the first team was put, null if there is none
 * @param byId    the teams by id, sorted
 */
public record TeamTree(long version, @Nullable Instant since, SortedMap<String, Team> byId) {
    public TeamTree {
        byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
    }

    /** Returns the tree of some teams. */
    public static TeamTree of(long version, @Nullable Instant since, Collection<Team> teams) {
        return new TeamTree(version, since, teams.stream().collect(
                Collectors.toMap(Team::id, Function.identity(), (one, other) -> one, TreeMap::new)));
    }

    /** Returns a team by its id; empty if the tree has none of this id. */
    public Optional<Team> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns all teams, sorted by id. */
    public Collection<Team> teams() {
        return byId.values();
    }

    /**
     * Returns the ids from a team's parent up to the root, nearest first; empty for the root and for an unknown team.
     */
    public List<String> ancestors(String id) {
        var above = new ArrayList<String>();
        for (var team = byId.get(id); team != null && team.parentId() != null; team = byId.get(team.parentId())) {
            above.add(team.parentId());
        }
        return above;
    }

    /**
     * Returns the mail addresses of the leads of a team and of the teams above it, whose scores include the team's. The
     * root's leads count at the root alone, as they would otherwise have nobody left to rate.
     */
    public List<String> leadsOver(String id) {
        return upwards(id).filter(team -> team.parentId() != null || team.id().equals(id))
                .flatMap(team -> team.leads().stream()).toList();
    }

    /** Returns the nearest team of which something holds, among a team and those above it; empty if there is none. */
    public Optional<Team> nearest(String id, Predicate<Team> holds) {
        return upwards(id).filter(holds).findFirst();
    }

    /** Returns a team and those above it, up to the root; empty for an unknown team. */
    private Stream<Team> upwards(String id) {
        return Stream.concat(Stream.of(id), ancestors(id).stream()).flatMap(team -> find(team).stream());
    }

    /** Returns true if the team {@code id} is {@code top} or stands below it. */
    public boolean isWithin(String id, String top) {
        return id.equals(top) || ancestors(id).contains(top);
    }

    /**
     * Returns the department of a customer team: its ancestor {@code depth} levels below the root, or the team itself
     * if it stands above that level. The department of external people is {@code external}, that of a team that the
     * tree does not know {@code unassigned}.
     */
    public String department(String customerTeamId, int depth) {
        if (!byId.containsKey(customerTeamId)) {
            return Team.EXTERNAL.equals(customerTeamId) ? Team.EXTERNAL : Team.UNASSIGNED;
        }
        var path = new ArrayList<>(ancestors(customerTeamId).reversed());
        path.add(customerTeamId);
        return path.get(Math.min(depth, path.size() - 1));
    }
}
