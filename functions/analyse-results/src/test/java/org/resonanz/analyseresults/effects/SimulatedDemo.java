package org.resonanz.analyseresults.effects;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction.ServedBatch;
import org.resonanz.rehearsal.demo.Demo;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Span;

/**
 * Three years of the demo's company: who asks whom how often, how people rate and answer, and how often they are reminded
 * are the demo's; ratings enter on the eighth day, and every Monday closes what may close by the product's thresholds.
 * Panels are made of these batches, as those of the product are.
 */
final class SimulatedDemo {
    static final Quarter FIRST = new Quarter(2024, 1);
    static final int QUARTERS = 12;
    private static final LocalDate START = FIRST.firstDay();
    private static final int K = 5;
    private static final int ENTRY = 8;
    private static final int INTERFACE_PATIENCE = 28;
    private static final int TEAM_PATIENCE = 60;
    private static final double NOTED = 0.05;
    private static final double ON_REMINDER = 0.25;
    private static final double HARSHNESS = 0.4;
    /** The people of each department, those of its teams included. */
    private static final Map<String, Integer> PEOPLE = Map.of("marketing", 34, "hr", 32, "it", 44, "finance", 34,
            "operations", 102, "sales", 76, "external", 36);
    private static final List<Interface> INTERFACES = lines("demand.txt").stream()
            .map(fields -> new Interface(fields[0], fields[1], Double.parseDouble(fields[2]))).toList();
    private static final Map<String, Team> TEAMS = teams();

    private final Course course;
    private final Map<String, Integer> firstTrained;
    private final double effect;
    private final RandomGenerator random;
    private final Map<String, double[]> tempers = new HashMap<>();
    private final Map<String, double[]> answering = new HashMap<>();
    private final Map<String, double[]> moods = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<ServedBatch>> batches = new TreeMap<>();

    /**
     * How good the teams' work is over time, beside what the demo says, in steps of the scale from 1 to 5.
     *
     * @param spread          the standard deviation of what differs from quarter to quarter
     * @param autocorrelation of it
     * @param trends          the standard deviation of the teams' trends by quarter
     */
    record Course(String name, double spread, double autocorrelation, double trends) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What the product sees, and what is true.
     *
     * @param panel   the satisfaction of the teams without teams below them
     * @param batches the number of batches
     * @param leftOut the number of those across the boundary of a quarter
     */
    record Seen(Panel panel, int batches, int leftOut) {
    }

    private record Interface(String department, String teamId, double weight) {
    }

    private record Team(String parentId, double mood, int days) {
    }

    private record Ask(String person, int invited, int since, boolean answers, boolean satisfied) {
        Ask at(int day) {
            return new Ask(person, invited, day, answers, satisfied);
        }
    }

    private static final class Node {
        private final List<Ask> asks = new ArrayList<>();
        private int tried = -1;
    }

    private SimulatedDemo(Course course, Map<String, Integer> firstTrained, double effect, RandomGenerator random) {
        this.course = course;
        this.firstTrained = firstTrained;
        this.effect = effect;
        this.random = random;
    }

    /**
     * Returns what is seen of three years.
     *
     * @param firstTrained the index of the quarter in which a team was first trained
     * @param effect       what the training adds from then on, in steps of the scale
     */
    static Seen of(Course course, Map<String, Integer> firstTrained, double effect, RandomGenerator random) {
        var demo = new SimulatedDemo(course, firstTrained, effect, random);
        demo.live();
        return demo.seen();
    }

    /** Returns the teams without teams below them that serve others. */
    static List<String> units() {
        return INTERFACES.stream().map(Interface::teamId).distinct()
                .filter(id -> TEAMS.values().stream().noneMatch(team -> team.parentId.equals(id))).sorted().toList();
    }

    private void live() {
        PEOPLE.forEach((department, people) -> {
            tempers.put(department, random.doubles(people).map(any -> 0.3 * random.nextGaussian()).toArray());
            answering.put(department, random.doubles(people).map(share -> 0.34 + 0.5 * share).toArray());
        });
        TEAMS.forEach((id, team) -> moods.put(id, moods(id, team)));
        var days = (int) (FIRST.plus(QUARTERS).firstDay().toEpochDay() - START.toEpochDay());
        // What was served last closes six weeks later.
        for (var day = 0; day < days + 42; day++) {
            if (START.plusDays(day).getDayOfWeek().getValue() == 1) {
                if (day < days - 7) {
                    ask(day);
                }
                close(day);
            }
        }
    }

    private double[] moods(String id, Team team) {
        var trend = course.trends * random.nextGaussian();
        var drift = course.spread * random.nextGaussian();
        var moods = new double[QUARTERS];
        for (var quarter = 0; quarter < QUARTERS; quarter++) {
            var trained = FIRST.index() + quarter >= firstTrained.getOrDefault(id, Integer.MAX_VALUE);
            moods[quarter] = team.mood + trend * (quarter - QUARTERS / 2) + drift + (trained ? effect : 0);
            drift = course.autocorrelation * drift + course.spread
                    * Math.sqrt(1 - course.autocorrelation * course.autocorrelation) * random.nextGaussian();
        }
        return moods;
    }

    /** Asks for the work of a week. */
    private void ask(int monday) {
        for (var each : INTERFACES) {
            for (var left = each.weight - exponential(); left > 0; left -= exponential()) {
                if (random.nextDouble() >= NOTED) {
                    ask(monday + random.nextInt(5), each);
                }
            }
        }
    }

    private void ask(int day, Interface at) {
        var person = random.nextInt(Objects.requireNonNull(PEOPLE.get(at.department)));
        var team = Objects.requireNonNull(TEAMS.get(at.teamId));
        var invited = day + (int) (team.days * (0.5 + random.nextDouble()));
        var share = Objects.requireNonNull(answering.get(at.department))[person];
        var answers = random.nextDouble() < share + (1 - share) * ON_REMINDER;
        var quarter = Math.min(QUARTERS - 1, Quarter.of(START.plusDays(invited)).index() - FIRST.index());
        var rating = Objects.requireNonNull(moods.get(at.teamId))[quarter]
                - (at.department.equals("sales") ? HARSHNESS : 0)
                + Objects.requireNonNull(tempers.get(at.department))[person] + 0.85 * random.nextGaussian();
        nodes.computeIfAbsent(at.teamId + "#" + at.department, none -> new Node()).asks
                .add(new Ask(at.department + person, invited, invited + ENTRY, answers, Math.round(rating) >= 4));
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    private void close(int day) {
        for (var node : List.copyOf(nodes.keySet())) {
            if (node.contains("#")) {
                close(node, day, INTERFACE_PATIENCE, node.substring(0, node.indexOf('#')));
            }
        }
        TEAMS.keySet().forEach(team -> close(team, day, TEAM_PATIENCE, null));
    }

    private void close(String name, int day, int patience, String above) {
        var node = nodes.computeIfAbsent(name, none -> new Node());
        var here = node.asks.stream().filter(ask -> ask.since <= day).toList();
        if (here.stream().filter(ask -> ask.since > node.tried).map(Ask::person).distinct().count() >= 2 * K) {
            node.tried = day;
            var voices = new HashMap<String, Ask>();
            here.stream().filter(Ask::answers).forEach(
                    ask -> voices.merge(ask.person, ask, (one, other) -> one.invited > other.invited ? one : other));
            var asked = here.stream().map(Ask::person).distinct().count();
            if (voices.size() >= K && asked >= 2 * K && asked > voices.size()) {
                var served = here.stream().mapToInt(Ask::invited).summaryStatistics();
                var satisfied = voices.values().stream().filter(Ask::satisfied).count();
                batches.computeIfAbsent(name.replaceAll("#.*", ""), none -> new ArrayList<>()).add(new ServedBatch(
                        new Span(START.plusDays(served.getMin()), START.plusDays(served.getMax())),
                        (double) satisfied / voices.size(), voices.size()));
                node.asks.removeAll(here);
                return;
            }
        }
        var overdue = here.stream().filter(ask -> day - ask.since >= patience).toList();
        node.asks.removeAll(overdue);
        if (above != null) {
            var next = nodes.computeIfAbsent(above, none -> new Node());
            overdue.forEach(ask -> next.asks.add(ask.at(day)));
        }
    }

    private Seen seen() {
        var cells = new ArrayList<Panel.Cell>();
        var all = 0;
        var leftOut = 0;
        for (var unit : units()) {
            var own = batches.getOrDefault(unit, List.of());
            var satisfaction = QuarterlySatisfaction.of(own);
            all += own.size();
            leftOut += satisfaction.leftOut();
            satisfaction.quarters().headMap(FIRST.plus(QUARTERS)).forEach(
                    (quarter, found) -> cells.add(new Panel.Cell(unit, quarter.index(), found.share())));
        }
        return new Seen(Panel.of(cells), all, leftOut);
    }

    private static Map<String, Team> teams() {
        var teams = new TreeMap<String, Team>();
        for (var fields : lines("teams.txt")) {
            teams.put(fields[0], new Team(fields[2], Double.parseDouble(fields[3]),
                    (int) Math.ceil(Integer.parseInt(fields[5]) / 8.0 * 7 / 5)));
        }
        return teams;
    }

    private static List<String[]> lines(String file) {
        try (var lines = Objects.requireNonNull(Demo.class.getResourceAsStream(file), file)) {
            return new String(lines.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *\\| *")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
