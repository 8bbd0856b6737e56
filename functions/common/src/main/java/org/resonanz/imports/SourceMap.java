package org.resonanz.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The map of a ticket tool, which admins keep.
 *
 * @param teams  team ids by the tool's projects or groups, or {@link #IGNORED} for those that are not imported
 * @param people normalised mail addresses by the tool's accounts, for tools that send none
 */
public record SourceMap(Map<String, String> teams, Map<String, String> people) {
    /** What stands in place of a team for a project or group that is not imported. No team has this id. */
    public static final String IGNORED = "-";
    /** The map of a tool that nobody has mapped yet. */
    public static final SourceMap EMPTY = new SourceMap(Map.of(), Map.of());

    public SourceMap {
        teams = Map.copyOf(teams);
        people = Map.copyOf(people);
    }

    /** Returns the id of the team of a project or group; empty if it is not mapped, or not imported. */
    public Optional<String> team(String group) {
        return Optional.ofNullable(teams.get(group)).filter(teamId -> !teamId.equals(IGNORED));
    }

    /** Returns true for a project or group that is not imported. */
    public boolean ignores(String group) {
        return IGNORED.equals(teams.get(group));
    }

    /** Returns the ids of the teams that the map names. */
    public Stream<String> teamIds() {
        return teams.values().stream().filter(teamId -> !teamId.equals(IGNORED));
    }

    /** Returns the address of an account; empty if it is not mapped. */
    public Optional<String> address(String account) {
        return Optional.ofNullable(people.get(account));
    }

    /** Returns the accounts whose address is a wanted one. */
    public List<String> accounts(Predicate<String> wanted) {
        return people.entrySet().stream().filter(entry -> wanted.test(entry.getValue())).map(Map.Entry::getKey)
                .sorted().toList();
    }

    /** Returns a map's entries sorted by name. */
    public static Map<String, String> sorted(Map<String, String> entries) {
        return new TreeMap<>(entries);
    }
}
