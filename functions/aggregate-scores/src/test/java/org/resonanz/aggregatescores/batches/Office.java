package org.resonanz.aggregatescores.batches;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * An invented company whose people ask, answer or keep silent with probabilities that an attacker knows, all drawn from
 * a seed. A tenth of the people asks half of the requests. Teams note some requests, and pad their crowds with people
 * who do not exist.
 */
final class Office {
    /** Two on the attacker's side, who ask much. */
    static final Set<String> ACCOMPLICES = Set.of("person0", "person1");

    private static final double POOR = 0.20;
    private static final double CONSENT = 0.25;
    private static final double NOTED = 0.10;
    private static final int WEEK = 7;

    private final Random random;
    private final Habits habits;
    private final int people;
    private final int nights;
    private final List<String> departments = new ArrayList<>();
    private final List<String> providers = new ArrayList<>();
    private final List<Team> teams = new ArrayList<>();
    private final List<ServedRequest> facts = new ArrayList<>();
    private final Map<String, List<ServedRequest>> invited = new HashMap<>();
    private final Set<Entrance> entrances = new HashSet<>();

    /**
     * How people answer.
     *
     * @param inTime      share of invitations that are answered before their entry
     * @param late        share of invitations that are answered afterwards
     * @param accomplices true where those on the attacker's side answer always, false where they never do
     */
    record Habits(double inTime, double late, boolean accomplices) {
        static final Habits USUAL = new Habits(0.40, 0.05, true);

        /** Returns the odds of those of whom the team has not been told that they answered. */
        Posterior.Odds odds() {
            var untold = (1 - POOR * CONSENT) / (1 - (inTime + late) * POOR * CONSENT);
            return new Posterior.Odds(inTime * untold, late * untold);
        }
    }

    /** A day on which something may enter at an interface. */
    private record Entrance(LocalDate day, InterfaceKey interfaceKey) {
    }

    private Office(long seed, Habits habits, int people, int nights) {
        this.random = new Random(seed);
        this.habits = habits;
        this.people = people;
        this.nights = nights;
    }

    /**
     * Returns a company.
     *
     * @param people    who ask 24 times a year on average
     * @param providers number of provider teams
     */
    static Company of(long seed, Habits habits, int people, int providers, int nights, Closing closing) {
        var office = new Office(seed, habits, people, nights);
        office.found(providers);
        for (var day = Company.FIRST; day.isBefore(Company.FIRST.plusDays(nights)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                office.work(day);
            }
        }
        return Company.of(nights, TeamTree.of(1, Instant.EPOCH, office.teams), rules(closing), office.facts);
    }

    private static Settings rules(Closing closing) {
        var usual = Settings.defaults();
        return new Settings(usual.k(), usual.timeZone(), usual.interfacePatience(), usual.teamPatience(), closing,
                usual.interfaceDepth(), usual.retentionDays(), usual.invitationsPerWeek(), usual.reminderDays(),
                usual.suspicion());
    }

    private void found(int number) {
        teams.add(new Team("company", "company", null, List.of(), null, "de"));
        for (var department = 0; department < Math.max(2, number / 2); department++) {
            departments.add("department" + department);
            teams.add(new Team("department" + department, "department" + department, "company", List.of(), null, "de"));
        }
        for (var team = 0; team < number; team++) {
            providers.add("team" + team);
            var department = departments.get(team % departments.size());
            teams.add(new Team("team" + team, "team" + team, department, List.of(), null, "de"));
        }
    }

    private void work(LocalDate day) {
        var expected = people * 24 / 260.0;
        var count = (int) expected + (random.nextDouble() < expected % 1 ? 1 : 0);
        for (var request = 0; request < count; request++) {
            var person = random.nextBoolean() ? random.nextInt(Math.max(2, people / 10)) : random.nextInt(people);
            ask(day, "person" + person, departments.get(person % departments.size()), favourite());
        }
        if (random.nextInt(10) == 0) {
            invent(day, new InterfaceKey(favourite(), departments.get(random.nextInt(departments.size()))),
                    random.nextInt(12));
        }
    }

    private String favourite() {
        return providers.get(Math.min(random.nextInt(providers.size()), random.nextInt(providers.size())));
    }

    /** Invites, unless the person has had their invitations of the week. */
    private void ask(LocalDate day, String ref, String department, String team) {
        var noted = random.nextDouble() < NOTED;
        var week = invited.computeIfAbsent(ref, none -> new ArrayList<>());
        week.removeIf(fact -> !fact.servedOn().isAfter(day.minusDays(WEEK)));
        var alike = week.stream().filter(fact -> fact.noted() == noted).toList();
        var ofTeam = alike.stream().filter(fact -> fact.interfaceKey().teamId().equals(team)).count();
        if (noted ? alike.isEmpty() : alike.size() < 3 && ofTeam < 2) {
            var fact = answer(day, ref, new InterfaceKey(team, department), noted);
            week.add(fact);
            facts.add(fact);
            // A row of nobody who counts stands wherever a late answer may enter, so that its way can be followed.
            if (entrances.add(new Entrance(fact.entersOn(), fact.interfaceKey()))) {
                invent(day.plusDays(WEEK + 1), fact.interfaceKey(), 1);
            }
        }
    }

    private ServedRequest answer(LocalDate day, String ref, InterfaceKey interfaceKey, boolean noted) {
        var helps = ACCOMPLICES.contains(ref);
        var luck = random.nextDouble() * (helps ? habits.inTime : 1);
        var answers = helps ? habits.accomplices : luck < habits.inTime + habits.late;
        var on = luck < habits.inTime ? day.plusDays(delay(random)) : day.plusDays(8 + random.nextInt(6));
        var rating = random.nextDouble() < POOR ? 1 + random.nextInt(2) : 3 + random.nextInt(3);
        return new ServedRequest(facts.size(), interfaceKey, day, ref, true, noted, true, answers ? on : null,
                answers && rating < 3 && random.nextDouble() < CONSENT, answers ? rating : 0,
                answers ? on.atStartOfDay().toInstant(ZoneOffset.UTC) : null);
    }

    /** Half of those who answer at all do so within six hours. */
    static int delay(Random random) {
        var luck = random.nextDouble();
        return luck < 0.55 ? 0 : luck < 0.75 ? 1 : luck < 0.85 ? 2 : 3 + random.nextInt(5);
    }

    private void invent(LocalDate day, InterfaceKey interfaceKey, int count) {
        for (var number = 0; number < count; number++) {
            facts.add(
                    new ServedRequest(facts.size(), interfaceKey, day, "invented" + number, false, true, true, null,
                            false, 0,
                            null));
        }
    }
}
