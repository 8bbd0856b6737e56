package org.resonanz.manageresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.manageresults.Doors.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.results.Analysis;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.AnalysisTable;
import org.resonanz.results.Found;
import org.resonanz.results.LinkFigures;
import org.resonanz.results.NotYet;
import org.resonanz.results.NotYet.Need;
import org.resonanz.results.NotYet.Reason;
import org.resonanz.results.Quarter;
import org.resonanz.results.TeamsFigures;
import org.resonanz.results.TeamsFigures.Event;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** Tests what admins and leads read of the last analysis: figures, one sentence, and what to mind. */
class EffectsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final Quarter THIRD = new Quarter(2026, 3);
    private static final Quarter FOURTH = THIRD.plus(1);

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final Doors doors = new Doors(new ManageResultsHandler(TABLE.environment(), clock));
    private final AnalysisTable analyses = new AnalysisTable(TABLE.client(), TABLE.name());

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void before_the_first_analysis_it_is_said_when_it_comes() {
        doors.training("zuhoeren", "", cohort("2027-Q1", "it"));

        var response = doors.get("/effects");

        assertEquals(200, response.status(), response.body());
        assertTrue(response.json().containsKey("asOf"));
        // That of November is over: what was declared since then waits for the next one.
        assertEquals("2027-02-15", response.get("nextOn"));
        assertEquals("Noch nicht ausgewertet; die nächste Auswertung ist am 15. Februar 2027.",
                training(response).get("sentence"));
        analyses.finish(THIRD);
        assertEquals(List.of("2026-Q3", "2027-02-15"),
                List.of(doors.get("/effects").get("asOf"), doors.get("/effects").get("nextOn")));
    }

    @Test
    void a_lead_reads_in_one_sentence_what_a_training_changed() {
        doors.training("zuhoeren", "", cohort("2026-Q2", "it"));
        analyses.put(new Analysis(Subject.training("zuhoeren"), THIRD, effect(0.061, 0.0119, 0.4)));

        var german = HttpEvent.of("GET /effects").as("carla", "lead:hr").claim("locale", "de").sendTo(doors.handler());
        var english = HttpEvent.of("GET /effects").as("carla", "lead:hr").claim("locale", "en")
                .header("accept-language", "en").sendTo(doors.handler());

        assertEquals("Nach der Schulung waren bei den 3 geschulten Teams 6,1 von 100 Kundinnen und Kunden mehr "
                + "zufrieden, als nach den 6 ungeschulten zu erwarten war (wahrscheinlich zwischen 1 und 11); so viel "
                + "brächte der Zufall in 1,19 von 100 Fällen.", training(german).get("sentence"));
        assertEquals("After the training 6.1 more of 100 customers of the 3 trained teams were satisfied than the 6 "
                + "untrained teams would lead one to expect (probably between 1 and 11); chance alone would bring as "
                + "much in 1.19 of 100 cases.", training(english).get("sentence"));
        assertEquals("2026-Q3", training(german).get("asOf"));
        // Declared when it had begun, and chosen.
        assertEquals(2, ((List<?>) training(german).get("caveats")).size());
    }

    @Test
    void what_cannot_be_told_is_said_to_be_so() {
        doors.training("zuhoeren", "", cohort("2026-Q2", "it"));
        analyses.put(new Analysis(Subject.training("zuhoeren"), THIRD, effect(-0.02, 0.3, 0.4)));

        var sentence = training(doors.get("/effects")).get("sentence").toString();

        assertTrue(sentence.startsWith("Ob die Schulung etwas ändert, lässt sich nicht sagen"), sentence);
        assertTrue(sentence.contains("-2 zufriedene von 100"), sentence);
    }

    @Test
    void teams_that_moved_otherwise_before_are_the_first_thing_to_mind() {
        doors.training("zuhoeren", "", cohort("2026-Q2", "it"));
        analyses.put(new Analysis(Subject.training("zuhoeren"), THIRD, effect(0.06, 0.0119, 0.0238)));

        var caveats = (List<?>) training(doors.get("/effects")).get("caveats");

        assertTrue(caveats.getFirst().toString().startsWith("Vorsicht: Schon vor dem Beginn"), caveats.toString());
    }

    /** Who is German by the token may have chosen English on the page, and does not read both in one place. */
    @Test
    void sentences_come_in_the_language_that_the_page_asks_for() {
        doors.training("zuhoeren", "", cohort("2027-Q1", "it"));

        var english = HttpEvent.of("GET /effects").as("dora", "admin").claim("locale", "de")
                .header("accept-language", "en").sendTo(doors.handler());
        var draw = HttpEvent.of("POST /trainings/draws").as("dora", "admin").claim("locale", "de")
                .header("accept-language", "en")
                .body("{\"teams\": [\"marketing\", \"it\"], \"quarters\": [\"2027-Q1\"], \"untrained\": 1}")
                .sendTo(doors.handler());

        assertEquals("Not analysed yet; the next analysis is on February 15, 2027.", training(english).get("sentence"));
        assertTrue(draw.get("why").toString().startsWith("Where lots decide"), draw.body());
    }

    @Test
    void one_that_was_called_off_has_nothing_to_show_and_one_withdrawn_later_shows_what_came_out() {
        doors.training("abgesagt", "", cohort("2027-Q1", "it"));
        doors.training("abgesagt", ", \"withdrawn\": true", cohort("2027-Q1", "it"));
        assertEquals(Map.of("reason", "CALLED_OFF"), training(doors.get("/effects")).get("notYet"));

        doors.training("begonnen", "", cohort("2026-Q2", "it"));
        analyses.put(new Analysis(Subject.training("begonnen"), THIRD, effect(-0.06, 0.0119, 0.4)));
        doors.training("begonnen", ", \"withdrawn\": true", cohort("2026-Q2", "it"));
        var shown = (Map<?, ?>) ((List<?>) doors.get("/effects").get("trainings")).get(1);
        assertEquals(true, shown.get("withdrawn"));
        assertTrue(shown.get("sentence").toString().contains("6 von 100 Kundinnen und Kunden weniger zufrieden"));
    }

    @Test
    void actions_are_shown_together_and_never_without_the_regression_to_the_mean() {
        assertEquals(Map.of("reason", "NOT_LOOKED"), actions(doors.get("/effects")).get("notYet"));
        analyses.put(new Analysis(Subject.ACTIONS, FOURTH, effect(0.06, 0.0119, 0.4)));

        var actions = actions(doors.get("/effects"));

        assertTrue(actions.get("sentence").toString().startsWith("Seit ihrer Maßnahme waren bei 3 Teams 6 von 100"));
        assertTrue(actions.get("caveats").toString().contains("Rückkehr zur Mitte"), actions.toString());
    }

    @Test
    void a_link_moves_together_and_is_no_cause_and_leads_do_not_see_it() {
        link(0.031, 0.4);

        var link = (Map<?, ?>) ((List<?>) doors.get("/effects").get("links")).getFirst();

        assertEquals(
                "Wo 10 von 100 mehr mit dem Service, den sie bekommen, zufrieden waren, lag „Fehltage“ ein Quartal später um "
                        + "0,125 Tage höher (wahrscheinlich zwischen 0,05 und 0,2); so viel brächte der Zufall in 3,1 von 100 "
                        + "Fällen. Das heißt nicht, dass eines das andere bewirkt.",
                link.get("sentence"));
        assertEquals(List.of("absence", "received", 1, "people", "lower"), List.of(link.get("outcomeId"),
                link.get("service"), link.get("lag"), link.get("theme"), link.get("better")));
        var lead = HttpEvent.of("GET /effects").as("carla", "lead:hr").sendTo(doors.handler());
        assertTrue(lead.json().containsKey("links"));
        assertFalse(lead.body().contains("Fehltage"), lead.body());
    }

    @Test
    void a_placebo_that_is_linked_too_is_the_first_thing_to_mind() {
        link(0.031, 0.02);

        var link = (Map<?, ?>) ((List<?>) doors.get("/effects").get("links")).getFirst();

        assertTrue(((List<?>) link.get("caveats")).getFirst().toString()
                .startsWith("Vorsicht: Die Zahl hängt auch mit dem Service des Quartals danach"), link.toString());
    }

    @Test
    void all_that_was_declared_is_shown_in_the_same_order_whatever_came_out() {
        link(0.31, 0.4);
        doors.outcome("profit", "departments");
        doors.hypothesis("profit-given", "profit", "given", 0, "");
        doors.hypothesis("profit-given", "profit", "given", 0, ", \"withdrawn\": true");

        var response = doors.get("/effects");

        assertEquals(2, response.get("lookedAfter"));
        assertEquals(List.of("absence-received", "profit-given"), ((List<?>) response.get("links")).stream()
                .map(each -> ((Map<?, ?>) each).get("id")).toList());
    }

    @Test
    void a_spreadsheet_gets_a_row_of_each_and_of_each_quarter_since() {
        doors.training("zuhoeren", "", cohort("2026-Q2", "it"));
        analyses.put(new Analysis(Subject.training("zuhoeren"), THIRD, effect(0.061, 0.0119, 0.4)));
        link(0.031, 0.4);

        var csv = HttpEvent.of("GET /effects").as("dora", "admin").header("accept", "text/csv").sendTo(doors.handler());

        var lines = csv.body().lines().toList();
        assertTrue(lines.getFirst().startsWith("\"kind\",\"id\",\"name\",\"asOf\",\"judgedIn\",\"event\",\"value\""),
                csv.body());
        assertEquals(List.of("training", "training.event", "training.event", "training.look", "actions", "link",
                "link.look"), lines.stream().skip(1).map(line -> line.split(",")[0].replace("\"", "")).toList());
        assertTrue(
                lines.get(1).startsWith("\"training\",\"zuhoeren\",\"Zuhören\",\"2026-Q3\",\"2026-Q3\",,0.061,0.01,"),
                csv.body());
        assertTrue(lines.get(3).startsWith("\"training.event\",\"zuhoeren\",\"Zuhören\",\"2026-Q3\",,0,0.061,"),
                csv.body());
        assertTrue(lines.get(4).startsWith("\"training.look\",\"zuhoeren\",\"Zuhören\",\"2026-Q3\",,,0.061,"),
                csv.body());
        assertTrue(lines.get(6).startsWith("\"link\",\"absence-received\",\"Fehltage\""), csv.body());
    }

    @Test
    void effects_come_from_the_clock_of_the_organisation() {
        clock.set(Instant.parse("2026-12-31T23:30:00Z"));
        assertEquals("2027-02-15", doors.get("/effects").get("nextOn"));
    }

    /** What cannot be told by then is a verdict, too; and what another quarter says later is none. */
    @Test
    void the_verdict_falls_once_in_the_quarter_that_was_declared_and_all_analyses_are_shown() {
        doors.training("zuhoeren", ", \"judgedIn\": \"2027-Q1\"", cohort("2026-Q2", "it"));
        var subject = Subject.training("zuhoeren");
        analyses.put(new Analysis(subject, THIRD, effect(0.061, 0.0119, 0.4)));
        analyses.put(new Analysis(subject, FOURTH, effect(0.05, 0.0119, 0.4)));

        var interim = training(doors.get("/effects"));

        assertEquals(List.of("2026-Q4", "2027-Q1", "PENDING"),
                List.of(interim.get("asOf"), interim.get("judgedIn"), verdict(interim)));
        assertTrue(interim.get("sentence").toString().startsWith("Zwischenstand, das Urteil fällt mit den Zahlen vom "
                + "1. Quartal 2027: Bei den 3 geschulten Teams"), interim.toString());
        // One that was found wanting figures is no verdict: the next one is.
        analyses.put(new Analysis(subject, FOURTH.plus(1), new NotYet(Reason.TEAMS, null,
                Map.of("trained", new Need(2, 3), "untrained", new Need(6, 6)))));
        assertEquals(Map.of("has", 2, "needs", 3),
                ((Map<?, ?>) training(doors.get("/effects")).get("notYet")).get("trained"));
        analyses.put(new Analysis(subject, FOURTH.plus(2), effect(0.01, 0.4, 0.4)));
        analyses.put(new Analysis(subject, FOURTH.plus(3), effect(0.09, 0.0119, 0.4)));

        var judged = training(doors.get("/effects"));

        assertEquals(List.of("2027-Q2", "2027-Q1", "CANNOT_BE_TOLD"),
                List.of(judged.get("asOf"), judged.get("judgedIn"), verdict(judged)));
        assertEquals(List.of("2026-Q3", "2026-Q4", "2027-Q2", "2027-Q3"), ((List<?>) judged.get("looks")).stream()
                .map(look -> ((Map<?, ?>) look).get("asOf")).toList());
    }

    @Test
    void an_analysis_that_was_made_stands() {
        doors.training("zuhoeren", "", cohort("2026-Q2", "it"));
        analyses.put(new Analysis(Subject.training("zuhoeren"), THIRD, effect(0.061, 0.0119, 0.4)));
        analyses.put(new Analysis(Subject.training("zuhoeren"), THIRD, effect(0.01, 0.5, 0.4)));

        assertEquals("BETTER", verdict(training(doors.get("/effects"))));
    }

    @Test
    void actions_are_judged_once_a_year() {
        analyses.put(new Analysis(Subject.ACTIONS, THIRD, effect(0.06, 0.0119, 0.4)));
        analyses.finish(THIRD);
        assertEquals(List.of("2026-Q4", "PENDING"), judged(actions(doors.get("/effects"))));

        analyses.put(new Analysis(Subject.ACTIONS, FOURTH, effect(0.06, 0.0119, 0.4)));
        analyses.put(new Analysis(Subject.ACTIONS, FOURTH.plus(1), effect(-0.06, 0.0119, 0.4)));
        assertEquals(List.of("2026-Q4", "BETTER"), judged(actions(doors.get("/effects"))));

        analyses.put(new Analysis(Subject.ACTIONS, FOURTH.plus(4), effect(-0.06, 0.0119, 0.4)));
        assertEquals(List.of("2027-Q4", "WORSE"), judged(actions(doors.get("/effects"))));
    }

    @Test
    void what_else_could_explain_it_is_said() {
        doors.draw("{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q2\"], \"untrained\": 1}");
        var drawn = doors.draw("{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], \"untrained\": 1}");
        var team = ((List<?>) ((Map<?, ?>) ((List<?>) drawn.get("cohorts")).getFirst()).get("teams")).getFirst();
        doors.training("zuhoeren", "", cohort("2027-Q1", team.toString()));
        var found = new Found(0.06, null, 0.11, 0.2, 0.2);

        analyses.put(new Analysis(Subject.training("zuhoeren"), FOURTH.plus(1),
                new TeamsFigures(found, 3, 6, true, 4, 80, 12, null, List.of())));
        assertEquals(List.of(
                "Mit so wenigen Einheiten lässt sich auch ein großer Unterschied nicht vom Zufall trennen.",
                "4 der verglichenen Teams begannen seither auch anderes: eine andere Schulung oder eine Maßnahme.",
                "Die Reihenfolge wurde ausgelost: Verglichen werden nur Teams, die im Lostopf waren, und diese "
                        + "unterscheiden sich vorher nur durch Zufall.",
                "Mit diesen Teams wurde bis zur Anmeldung 2-mal ausgelost; wer oft auslost, kann sich das Ergebnis "
                        + "aussuchen."),
                training(doors.get("/effects")).get("caveats"));

        analyses.put(new Analysis(Subject.training("zuhoeren"), FOURTH.plus(2),
                new TeamsFigures(found, 3, 6, false, 0, 80, 12, null, List.of())));
        assertTrue(training(doors.get("/effects")).get("caveats").toString().contains("aus so wenigen Teams"));
    }

    /** Whoever likes an interim figure could stop there, and have it come out again. */
    @Test
    void a_link_whose_values_end_before_the_quarter_has_no_verdict() {
        doors.outcome("absence", "departments");
        doors.hypothesis("absence-received", "absence", "received", 1, "");
        var found = new Found(0.125, 0.05, 0.2, 0.031, 0.0005);
        analyses.put(new Analysis(Subject.hypothesis("absence-received"), FOURTH,
                new LinkFigures(found, 12, 9, 100, 0, THIRD, 0, null, 400, 30, null)));
        assertEquals("PENDING", verdictOfLink());

        analyses.put(new Analysis(Subject.hypothesis("absence-received"), FOURTH.plus(1),
                new LinkFigures(found, 12, 10, 112, 0, FOURTH.plus(1), 0, null, 400, 30, null)));
        assertEquals("TOGETHER", verdictOfLink());
    }

    private Object verdictOfLink() {
        return ((Map<?, ?>) ((Map<?, ?>) ((List<?>) doors.get("/effects").get("links")).getFirst()).get("link"))
                .get("verdict");
    }

    @Test
    void values_from_before_the_declaration_are_a_thing_to_mind() {
        link(0.031, 0.4);

        assertTrue(((List<?>) doors.get("/effects").get("links")).getFirst().toString()
                .contains("20 von 100 Werten sind aus Quartalen vor der Anmeldung"));
    }

    @Test
    void values_that_were_changed_since_the_declaration_are_a_thing_to_mind() {
        doors.outcome("absence", "departments");
        for (var service : List.of("received", "given")) {
            doors.hypothesis(service, "absence", service, 1, "");
            var correctedOn = LocalDate.of(2026, 11, service.equals("given") ? 21 : 25);
            analyses.put(new Analysis(Subject.hypothesis(service), FOURTH, new LinkFigures(
                    new Found(0.125, 0.05, 0.2, 0.031, 0.0005), 12, 9, 100, 0, FOURTH, 2, correctedOn, 400, 30, null)));
        }

        var links = (List<?>) doors.get("/effects").get("links");

        assertEquals(List.of("given", "received"), links.stream().map(each -> ((Map<?, ?>) each).get("id")).toList());
        var changed = "Werte der Kennzahl wurden seit der Anmeldung geändert, zuletzt am 25. November 2026.";
        assertFalse(links.getFirst().toString().contains("geändert"), links.toString());
        assertTrue(links.getLast().toString().contains(changed), links.toString());
    }

    private void link(double p, double placeboP) {
        doors.outcome("absence", "departments");
        doors.hypothesis("absence-received", "absence", "received", 1, "");
        analyses.put(new Analysis(Subject.hypothesis("absence-received"), FOURTH, new LinkFigures(
                new Found(0.125, 0.05, 0.2, p, 0.0005), 12, 9, 100, 20, FOURTH, 0, null, 400, 30,
                new Found(0.01, 0.0, 0.12, placeboP, 0.0005))));
    }

    private static TeamsFigures effect(double value, double p, double preTrend) {
        var found = new Found(value, 0.01, 0.11, p, 0.0119);
        return new TeamsFigures(found, 3, 6, false, 0, 80, 12, preTrend,
                List.of(new Event(-1, null), new Event(0, found)));
    }

    private static List<Object> judged(Map<?, ?> json) {
        return List.of(json.get("judgedIn"), verdict(json));
    }

    private static Object verdict(Map<?, ?> json) {
        return ((Map<?, ?>) json.get("effect")).get("verdict");
    }

    private static Map<?, ?> training(Response response) {
        return (Map<?, ?>) ((List<?>) response.get("trainings")).getFirst();
    }

    private static Map<?, ?> actions(Response response) {
        return (Map<?, ?>) response.get("actions");
    }
}
