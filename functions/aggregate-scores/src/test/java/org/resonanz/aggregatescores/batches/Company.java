package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * An invented company, all drawn from a seed: a tree whose teams move, settings that change, people who ask often or
 * seldom, who always answer alike or are never satisfied, requesters whom a team invents, follow-ups, late answers, and
 * days on which half a department asks for the same.
 */
final class Company {
    static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    /** Two requesters on the attacker's side; they ask much and answer always. */
    static final List<String> ACCOMPLICES = List.of("person000", "person001");

    private final int nights;
    private final Map<LocalDate, TeamTree> trees = new HashMap<>();
    private final Map<LocalDate, Settings> settings = new HashMap<>();
    private final List<ServedRequest> facts = new ArrayList<>();
    private final Map<LocalDate, Map<InterfaceKey, List<ServedRequest>>> invitations = new HashMap<>();
    private final Map<LocalDate, Map<InterfaceKey, List<ServedRequest>>> answers = new HashMap<>();

    private Company(int nights) {
        this.nights = nights;
    }

    static Company of(long seed, int nights) {
        var company = new Company(nights);
        company.new Life(new Random(seed)).live();
        return company;
    }

    /** A company of one tree and one set of rules, in which all this happens. */
    static Company of(int nights, TeamTree tree, Settings rules, Collection<ServedRequest> facts) {
        var company = new Company(nights);
        company.nights().forEach(night -> {
            company.trees.put(night, tree);
            company.settings.put(night, rules);
        });
        facts.forEach(company::add);
        return company;
    }

    /** The same company in which somebody answered otherwise. */
    Company with(UnaryOperator<ServedRequest> otherwise) {
        var other = new Company(nights);
        other.trees.putAll(trees);
        other.settings.putAll(settings);
        facts().stream().map(otherwise).forEach(other::add);
        return other;
    }

    List<LocalDate> nights() {
        return IntStream.range(0, nights).mapToObj(FIRST::plusDays).toList();
    }

    TeamTree tree(LocalDate night) {
        return trees.get(night);
    }

    Settings settings(LocalDate night) {
        return settings.get(night);
    }

    List<ServedRequest> facts() {
        return List.copyOf(facts);
    }

    /** What was invited and enters with a day at an interface. */
    List<ServedRequest> invitations(LocalDate day, InterfaceKey interfaceKey) {
        return invitations.getOrDefault(day, Map.of()).getOrDefault(interfaceKey, List.of());
    }

    /** What was answered and enters with a day at an interface. */
    List<ServedRequest> answers(LocalDate day, InterfaceKey interfaceKey) {
        return answers.getOrDefault(day, Map.of()).getOrDefault(interfaceKey, List.of());
    }

    /** The day's rows, folded as {@code DayFold} does. */
    List<DayRow> rows(LocalDate day, UnaryOperator<ServedRequest> believed) {
        var limit = DayRow.kept(settings(day).k());
        var interfaceKeys = new TreeSet<>(invitations.getOrDefault(day, Map.of()).keySet());
        interfaceKeys.addAll(answers.getOrDefault(day, Map.of()).keySet());
        return interfaceKeys.stream().map(interfaceKey -> row(day, interfaceKey,
                invitations(day, interfaceKey).stream().map(believed).filter(ServedRequest::known).toList(),
                answers(day, interfaceKey).stream().map(believed).filter(ServedRequest::known).toList(), limit))
                .toList();
    }

    private static DayRow row(LocalDate day, InterfaceKey interfaceKey, List<ServedRequest> invitations,
            List<ServedRequest> answers, int limit) {
        var row = DayRow.empty(day, interfaceKey);
        var voices = new TreeMap<String, Voice>();
        var asked = invitations.stream().filter(ServedRequest::isAsked).map(ServedRequest::ref)
                .collect(Collectors.toCollection(TreeSet::new));
        answers.forEach(fact -> voices.merge(fact.ref(), fact.voice(), Voice::merge));
        invitations.forEach(fact -> {
            row.invite();
            row.handle(new HandlingCounts(1, fact.noted() ? 1 : 0, 0));
        });
        voices.forEach((ref, voice) -> row.speak(ref, asked.contains(ref) ? voice.ofSomebodyAsked() : voice, limit));
        asked.stream().filter(ref -> !voices.containsKey(ref)).forEach(ref -> row.beSilent(ref, limit));
        return row;
    }

    private void add(ServedRequest fact) {
        facts.add(fact);
        if (fact.invited()) {
            add(invitations, fact.entersOn(), fact);
        }
        if (fact.isVoice()) {
            add(answers, fact.voiceEntersOn(), fact);
        }
    }

    private static void add(Map<LocalDate, Map<InterfaceKey, List<ServedRequest>>> byDay, LocalDate day,
            ServedRequest fact) {
        byDay.computeIfAbsent(day, none -> new TreeMap<>())
                .computeIfAbsent(fact.interfaceKey(), none -> new ArrayList<>()).add(fact);
    }

    private static Settings settings(Random random) {
        var usual = Settings.defaults();
        var closing = random.nextInt(4) == 0 ? Closing.FOUR_WEEKLY : Closing.WEEKLY;
        return new Settings(5 + random.nextInt(3), usual.timeZone(), 7 + random.nextInt(30), 10 + random.nextInt(50),
                closing, usual.interfaceDepth(), usual.retentionDays(), usual.invitationsPerWeek(),
                usual.reminderDays(), usual.suspicion());
    }

    /** What happens, day by day. */
    private final class Life {
        private final Random random;
        private final Map<String, String> parents = new TreeMap<>();
        private final List<String> teams = new ArrayList<>();
        private final List<String> departments = new ArrayList<>(List.of("external"));
        private final int people;
        private final int busyness;
        private final int answering;
        private int requests;

        Life(Random random) {
            this.random = random;
            this.people = 20 + random.nextInt(100);
            this.busyness = 3 + random.nextInt(14);
            this.answering = 1 + random.nextInt(4);
        }

        void live() {
            var size = 4 + random.nextInt(8);
            for (var number = 0; number < size; number++) {
                var id = "team" + number;
                parents.put(id, number == 0 ? null : teams.get(random.nextInt(teams.size())));
                teams.add(id);
            }
            teams.stream().filter(team -> "team0".equals(parents.get(team))).forEach(departments::add);
            var current = Settings.defaults();
            for (var day : nights()) {
                if (random.nextInt(40) == 0) {
                    current = settings(random);
                }
                if (random.nextInt(30) == 0) {
                    moveTeam();
                }
                settings.put(day, current);
                trees.put(day, tree());
                ask(day);
            }
        }

        private TeamTree tree() {
            return TeamTree.of(1, Instant.EPOCH, teams.stream()
                    .map(id -> new Team(id, id, parents.get(id), List.of(), null, "de")).toList());
        }

        private void moveTeam() {
            var moved = teams.get(1 + random.nextInt(teams.size() - 1));
            var parent = any(teams);
            if (!tree().isWithin(parent, moved)) {
                parents.put(moved, parent);
            }
        }

        private void ask(LocalDate day) {
            for (var count = random.nextInt(2 * busyness); count > 0; count--) {
                var person = random.nextBoolean() ? random.nextInt(1 + people / 10) : random.nextInt(people);
                ask(day, "person%03d".formatted(person), random.nextInt(8) == 0, department(person), favourite());
            }
            if (random.nextInt(6) == 0) {
                ask(day, ACCOMPLICES.get(random.nextInt(2)), false, department(0), favourite());
            }
            if (random.nextInt(12) == 0) {
                invent(day);
            }
            if (random.nextInt(30) == 0) {
                askAllAtOnce(day);
            }
        }

        /** A team, or its ticket tool, asks in the name of people who do not exist. */
        private void invent(LocalDate day) {
            var team = any(teams);
            var department = any(departments);
            var noted = random.nextBoolean();
            for (var count = random.nextInt(24); count > 0; count--) {
                ask(day, "invented" + random.nextInt(30) + team, noted, department, team, 0);
            }
        }

        private void askAllAtOnce(LocalDate day) {
            var team = favourite();
            var number = random.nextInt(departments.size());
            var poor = random.nextInt(3) == 0;
            for (var person = number; person < 5 * people; person += departments.size()) {
                ask(day, "person%03d".formatted(person), random.nextInt(4) == 0, departments.get(number), team,
                        poor ? 1 : 0);
            }
        }

        private void ask(LocalDate day, String ref, boolean noted, String department, String team) {
            ask(day, ref, noted, department, team, 0);
        }

        /** @param mood the rating that everybody gives, 0 where each has a mind of their own */
        private void ask(LocalDate day, String ref, boolean noted, String department, String team, int mood) {
            var id = requests++;
            var known = !ref.startsWith("invented");
            var interfaceKey = new InterfaceKey(team, department);
            var delay = random.nextInt(3) > 0 ? random.nextInt(3) : random.nextInt(15);
            var invited = random.nextInt(10) > 0;
            if (ACCOMPLICES.contains(ref) || random.nextInt(5) < answering) {
                var rating = mood > 0 ? mood : rating(ref);
                var at = day.plusDays(delay).atStartOfDay().toInstant(ZoneOffset.UTC)
                        .plusSeconds(random.nextInt(86_400));
                add(new ServedRequest(id, interfaceKey, day, ref, known, noted, invited, day.plusDays(delay),
                        rating < 3 && random.nextInt(4) == 0, rating, at));
            } else {
                add(new ServedRequest(id, interfaceKey, day, ref, known, noted, invited, null, false, 0, null));
            }
        }

        private int rating(String ref) {
            return switch (ref.hashCode() % 5) {
                case 0 -> 4;
                case 1 -> 1 + random.nextInt(2);
                default -> 1 + random.nextInt(5);
            };
        }

        private String department(int person) {
            return departments.get(person % departments.size());
        }

        private String favourite() {
            return teams.get(Math.min(random.nextInt(teams.size()), random.nextInt(teams.size())));
        }

        private String any(List<String> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
