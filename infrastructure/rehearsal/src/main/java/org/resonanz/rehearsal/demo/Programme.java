package org.resonanz.rehearsal.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.users.User;

/**
 * What the company does with its figures: teams promise something and change something, two trainings are declared, one
 * of which has an effect, figures from elsewhere are uploaded, and members say how satisfied they believe their
 * customers to be.
 */
final class Programme {
    /** The training that has an effect; {@link DemoTeam} says on which teams, and by how much. */
    private static final String LISTENING = "listening";
    private static final List<String> TRAINED_IN_VAIN = List.of("hr-learning", "it-data", "purchasing");
    /** The last quarter that is analysed before the demo ends. */
    private static final String JUDGED_IN = "2026-Q1";
    /** Teams of enough people to say what they believe of their customers. */
    private static final List<String> ASSESSING = List.of("hr", "it", "marketing");
    private static final int ASKED = 14;
    private static final double ANSWERING = 0.7;
    private static final int MORNING = 10 * 60;
    private static final YearMonth FIRST_MONTH = YearMonth.of(2025, 1);
    private static final YearMonth LAST_MONTH = YearMonth.of(2026, 3);

    private final Scene scene;

    Programme(Scene scene) {
        this.scene = scene;
    }

    void plan() {
        promise("2026-01-12", "it-support", 2, 75, null);
        promise("2026-01-13", "hr", 5, 80, "Reisekosten: Die macht die Buchhaltung.");
        promise("2026-01-14", "facilities", 3, 80, "Umzüge am selben Tag.");
        promise("2026-01-15", "finance", 10, 70, null);

        act("2025-10-06", "marketing-events", "Niemand weiß, wer sich kümmert.",
                "Jede Veranstaltung hat nun eine Person, die alles weiß.", "2025-12-12", "2025-12-01");
        act("2025-11-10", "marketing-media", "Der erste Entwurf trifft oft nicht, was gemeint war.",
                "Vor dem ersten Entwurf rufen wir kurz an.", "2026-01-30", "2026-01-19");
        act("2026-02-02", "sales-service", "Man hört nichts, bis das Muster da ist.",
                "Wir melden uns bei jedem Auftrag nach zwei Tagen.", "2026-04-30", "2026-04-13");
        act("2026-05-04", "hr", "Bescheinigungen müssen zweimal angefragt werden.",
                "Wir fragen gleich am Anfang alles ab, was wir brauchen.", "2026-06-19", "2026-06-12");
        act("2026-06-09", "it-support", "Es dauert zu lange, bis jemand antwortet.",
                "Montags und dienstags ist eine Person nur für neue Anfragen da.", "2026-08-31", null);

        train("2025-06-16", LISTENING, "Zuhören und Bescheid geben",
                "Kundinnen und Kunden wissen gleich, wer sich kümmert und bis wann.", "2025-Q3",
                scene.company().teams().stream().filter(team -> team.gain() > 0).map(DemoTeam::id).toList());
        train("2025-09-15", "telephone", "Am Telefon", "Anrufe werden freundlicher beendet.", "2025-Q4",
                TRAINED_IN_VAIN);

        outcome("customers", "Zufriedenheit der Kunden des Unternehmens", "Punkte", "higher", "customers", "teams");
        outcome("absence", "Fehltage je Kopf", "Tage", "lower", "people", "departments");
        expect("customers-given", "customers", "given", 1);
        expect("absence-received", "absence", "received", 0);
        upload();
        assess();
    }

    private void promise(String day, String team, int days, int satisfaction, @Nullable String willNotDo) {
        var body = new HashMap<String, @Nullable Object>(Map.of("turnaroundDays", days, "satisfaction", satisfaction));
        if (willNotDo != null) {
            body.put("willNotDo", willNotDo);
        }
        put(day, scene.company().leadOf(team), "/teams/" + team + "/promise", body);
    }

    /** @param done the day on which the action is done; null if it is not yet */
    private void act(String day, String team, String focus, String change, String due, @Nullable String done) {
        var lead = scene.company().leadOf(team);
        var action = Map.of("focus", focus, "change", change, "due", due);
        put(day, lead, "/teams/" + team + "/action", action);
        if (done != null) {
            var finished = new HashMap<String, @Nullable Object>(action);
            finished.put("done", true);
            put(done, lead, "/teams/" + team + "/action", finished);
        }
    }

    private void train(String day, String id, String name, String change, String quarter, List<String> teams) {
        put(day, Company.DORA, "/trainings/" + id, Map.of("name", name, "change", change, "cohorts",
                List.of(Map.of("quarter", quarter, "teams", teams)), "judgedIn", JUDGED_IN));
    }

    private void outcome(String id, String name, String unit, String better, String theme, String unitsAre) {
        put("2025-07-01", Company.DORA, "/outcomes/" + id, Map.of("name", name, "unit", unit, "better", better,
                "theme", theme, "unitsAre", unitsAre));
    }

    private void expect(String id, String outcome, String service, int lag) {
        put("2025-07-02", Company.DORA, "/hypotheses/" + id, Map.of("outcomeId", outcome, "service", service, "lag",
                lag));
    }

    /** Uploads figures: what the company's customers say follows the mood of a team's work, absence follows nothing. */
    private void upload() {
        var teams = scene.company().teams();
        var customers = new StringBuilder("unit,month,value\n");
        var absence = new StringBuilder("unit,month,value\n");
        for (var month = FIRST_MONTH; !month.isAfter(LAST_MONTH); month = month.plusMonths(1)) {
            for (var team : teams) {
                var chance = Chance.of(scene.seed(), "outcome " + team.id() + " " + month);
                if (team.isLeaf(teams)) {
                    customers.append(line(team, month, 20 + 12 * team.mood(month.atDay(1)) + chance.around(0, 2)));
                } else if ("company".equals(team.parentId())) {
                    absence.append(line(team, month, 1.2 + chance.around(0, 0.2)));
                }
            }
        }
        on("2026-04-20", Company.DORA, () -> {
            scene.product().upload(Company.DORA, "/outcomes/customers/values", customers.toString());
            scene.product().upload(Company.DORA, "/outcomes/absence/values", absence.toString());
        });
    }

    private static String line(DemoTeam team, YearMonth month, double value) {
        return String.format(Locale.ROOT, "%s,%s,%.2f%n", team.id(), month, value);
    }

    /** Has members of some teams say, each quarter from the second on, how satisfied they believe customers to be. */
    private void assess() {
        for (var quarter = 1; quarter <= 5; quarter++) {
            var month = FIRST_MONTH.plusMonths(3L * quarter + 2);
            for (var team : ASSESSING) {
                scene.company().membersOf(team).stream().limit(ASKED)
                        .forEach(member -> assess(team, member, month.atDay(4)));
            }
        }
    }

    private void assess(String team, User member, LocalDate day) {
        var chance = Chance.of(scene.seed(), "self-assessment " + team + " " + member.person() + " " + day);
        var door = "/teams/" + team + "/self-assessment";
        on(day.toString(), member, () -> {
            scene.product().post(member, door + "/views", Map.of());
            if (chance.happens(ANSWERING)) {
                var percent = Math.clamp(10 * Math.round(chance.around(8.6, 0.9)), 0, 100);
                scene.product().call(member, "PUT", door, Map.of("percent", percent), null);
            }
        });
    }

    private void put(String day, User user, String path, Map<String, ?> body) {
        on(day, user, () -> scene.product().call(user, "PUT", path, body, null));
    }

    private void on(String day, User user, Runnable action) {
        scene.timetable().plan(user, WorkingTime.at(LocalDate.parse(day), MORNING), _ -> action.run());
    }
}
