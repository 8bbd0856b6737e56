package org.resonanz.rehearsal.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.rehearsal.users.User;

/** The invented company: its teams, the people who work in them, and those outside who deal with it. */
final class Company {
    static final User ANNA = new User("anna", "Anna Albers", "de", List.of("team:marketing"));
    static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    static final User CARLA = new User("carla", "Carla Costa", "en", List.of("team:hr", "lead:hr"));
    static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));
    static final User EMIL = new User("emil", "Emil, the ticket tool", "en", List.of("integration"));
    /** Those who are told of a team beside the one who leads it. */
    private static final Map<String, User> DEPUTIES = Map.of("company", DORA, "marketing", ANNA, "hr", BEN,
            "it-support", EMIL);

    /** The number of people in a team that serves others, and has no teams below it. */
    private static final int TEAM_SIZE = 6;
    /** The number of people who work in a department itself, beside those of its teams. */
    private static final Map<String, Integer> DEPARTMENT_SIZES = Map.of("marketing", 22, "hr", 20, "it", 26,
            "finance", 22, "operations", 90, "sales", 70);
    private static final int EXTERNAL_PEOPLE = 36;
    /** Domains of people from outside; whoever has an address of the last one does not vote. */
    private static final List<String> PARTNERS = List.of("lieferant.example", "lieferant.example", "handwerk.example");

    private final List<DemoTeam> teams = DemoTeam.all();
    private final Map<String, List<Colleague>> members = new LinkedHashMap<>();
    private final Map<String, List<Colleague>> departments = new LinkedHashMap<>();
    private final Chance chance;
    private final List<String> names;
    private int named;

    Company(long seed) {
        this.chance = Chance.of(seed, "company");
        this.names = names();
        teams.stream().filter(team -> team.parentId() != null).forEach(this::staff);
        for (var number = 0; number < EXTERNAL_PEOPLE; number++) {
            add(Colleague.EXTERNAL, Colleague.EXTERNAL, PARTNERS.get(number % PARTNERS.size()), List.of());
        }
    }

    List<DemoTeam> teams() {
        return teams;
    }

    DemoTeam team(String id) {
        return teams.stream().filter(team -> team.id().equals(id)).findFirst().orElseThrow();
    }

    /** Returns the people who ask for work out of a department, which may be {@link Colleague#EXTERNAL}. */
    List<Colleague> department(String id) {
        return Objects.requireNonNull(departments.get(id), id);
    }

    /** Returns somebody who works in a team. */
    User memberOf(String teamId, Chance chance) {
        if (teamId.equals("hr") && chance.happens(0.4)) {
            return BEN;
        }
        return chance.oneOf(Objects.requireNonNull(members.get(teamId), teamId)).user();
    }

    /** Returns those who work in a team itself. */
    List<User> membersOf(String teamId) {
        return Objects.requireNonNull(members.get(teamId), teamId).stream().map(Colleague::user).toList();
    }

    /** Returns the one who leads a team. */
    User leadOf(String teamId) {
        if (teamId.equals("hr")) {
            return CARLA;
        }
        var first = Objects.requireNonNull(members.get(teamId), teamId).getFirst().user();
        return new User(first.person(), first.name(), first.locale(), List.of("team:" + teamId, "lead:" + teamId));
    }

    /** Returns the addresses of those who are told of a team. */
    List<String> leads(String teamId) {
        var lead = teamId.equals("company") ? Stream.<User>empty() : Stream.of(leadOf(teamId));
        return Stream.concat(lead, Stream.ofNullable(DEPUTIES.get(teamId))).map(User::email).toList();
    }

    private void staff(DemoTeam team) {
        var department = "company".equals(team.parentId()) ? team.id() : Objects.requireNonNull(team.parentId());
        var size = DEPARTMENT_SIZES.getOrDefault(team.id(), TEAM_SIZE);
        for (var number = 0; number < size; number++) {
            add(team.id(), department, "", List.of("team:" + team.id()));
        }
    }

    /** @param domain domain of the address, empty for the company's own */
    private void add(String team, String department, String domain, List<String> groups) {
        var name = names.get(named++);
        var person = name.toLowerCase(Locale.ROOT).replace(' ', '.').replace("ä", "ae").replace("ö", "oe")
                .replace("ü", "ue").replace("ß", "ss");
        var user = new User(domain.isEmpty() ? person : person + "@" + domain, name, chance.happens(0.15) ? "en" : "de",
                groups);
        var colleague = new Colleague(user, team, chance.around(0, 0.3), 0.34 + 0.5 * chance.share());
        members.computeIfAbsent(team, none -> new ArrayList<>()).add(colleague);
        departments.computeIfAbsent(department, none -> new ArrayList<>()).add(colleague);
    }

    /** Returns names that all differ: each family's members follow one another after all other families. */
    private static List<String> names() {
        var words = Lines.of("names.txt").stream().collect(Collectors.toMap(List::getFirst,
                fields -> Arrays.stream(fields.get(1).split(",")).map(String::strip).toList()));
        var given = Objects.requireNonNull(words.get("given"));
        var families = Objects.requireNonNull(words.get("family"));
        var names = new ArrayList<String>();
        for (var round = 0; round < given.size(); round++) {
            for (var family = 0; family < families.size(); family++) {
                names.add(given.get((round + 11 * family) % given.size()) + " " + families.get(family));
            }
        }
        return names;
    }
}
