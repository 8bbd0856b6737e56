package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;
import org.resonanz.results.Training.Cohort;
import org.resonanz.teams.Team;

/** Converts trainings and draws to JSON of the API and back. */
final class TrainingJson {
    static final int LONGEST_NAME = 100;
    private static final int LONGEST_CHANGE = 300;
    private static final int MOST_QUARTERS = 12;
    private static final int MOST_TEAMS = 200;
    static final int LENGTH_OF_QUARTER = 7;
    /** The most quarters until a verdict. */
    static final int LONGEST_WAIT = 20;

    private TrainingJson() {}

    /** Returns the members by name, with the version of what they say. */
    static Map<String, Object> of(Training training, LocalDate today) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", training.id());
        json.put("name", training.name());
        json.put("change", training.change());
        json.put("cohorts", cohorts(training.cohorts()));
        json.put("judgedIn", training.judgedIn().toString());
        json.put("declaredOn", training.declaredOn().toString());
        json.put("late", training.isLate());
        var lot = training.lot();
        json.put("drawn", lot != null);
        json.put("draws", lot == null ? 0 : lot.draws());
        json.put("pool", lot == null ? List.of() : lot.pool());
        json.put("withdrawnOn", training.withdrawnOn() == null ? null : training.withdrawnOn().toString());
        json.put("version", version(training));
        json.put("begun", training.hasBegun(today));
        return json;
    }

    static Map<String, Object> of(Draw draw, String why) {
        var json = new LinkedHashMap<String, Object>();
        json.put("cohorts", cohorts(draw.cohorts()));
        json.put("untrained", draw.untrained());
        json.put("drawnOn", draw.drawnOn().toString());
        json.put("why", why);
        return json;
    }

    /** Returns the name of a training's state. */
    static String version(Training training) {
        return StateVersion.of(Map.of("name", training.name(), "change", training.change(),
                "cohorts", cohorts(training.cohorts()), "judgedIn", training.judgedIn().toString(), "withdrawn",
                training.withdrawnOn() != null));
    }

    /** Returns the name of a question, which is the same however its teams and quarters are ordered. */
    static String name(Draw.Question question) {
        return StateVersion.of(Map.of("teams", question.teams(), "quarters",
                question.quarters().stream().map(Quarter::toString).toList(), "untrained", question.untrained()));
    }

    /** Reads a training as it is declared today; whether it was drawn is not told by the body. */
    static Training read(String id, Body body, LocalDate today) {
        var name = body.requiredLine("name", LONGEST_NAME);
        var change = body.requiredLine("change", LONGEST_CHANGE);
        var cohorts = body.objects("cohorts", MOST_QUARTERS);
        var teams = new HashSet<String>();
        var quarters = new HashSet<String>();
        var read = cohorts.stream().map(cohort -> Map.entry(quarter(cohort, quarters), teams(cohort, teams))).toList();
        if (cohorts.isEmpty()) {
            body.fault("cohorts", "required");
        }
        var last = quarters.stream().filter(quarter -> !quarter.isEmpty()).map(Quarter::parse)
                .max(Comparator.naturalOrder());
        var judgedIn = last.map(quarter -> judgedIn(body, quarter.plus(Training.JUDGED_AFTER), quarter));
        body.verify();
        return new Training(id, name, change, read.stream()
                .map(cohort -> new Cohort(Quarter.parse(cohort.getKey()), cohort.getValue())).toList(),
                judgedIn.orElseThrow(), today, null, null);
    }

    /**
     * Reads the quarter whose analysis is the verdict.
     *
     * @param usual that of a body which names none
     * @param first the first that may be named
     */
    private static Quarter judgedIn(Body body, Quarter usual, Quarter first) {
        var named = body.matching("judgedIn", Quarter.FORM, LENGTH_OF_QUARTER, "quarter");
        if (named == null || named.isEmpty()) {
            return usual;
        }
        var quarter = Quarter.parse(named);
        var latest = first.plus(LONGEST_WAIT);
        if (quarter.compareTo(first) < 0 || quarter.compareTo(latest) > 0) {
            body.fault("judgedIn", "judged-in", first.toString(), latest.toString());
        }
        return quarter;
    }

    private static String quarter(Body cohort, Set<String> taken) {
        var quarter = cohort.requiredMatching("quarter", Quarter.FORM, LENGTH_OF_QUARTER, "quarter");
        if (!quarter.isEmpty() && !taken.add(quarter)) {
            cohort.fault("quarter", "twice", quarter);
        }
        return quarter;
    }

    private static List<String> teams(Body body, Set<String> taken) {
        var teams = body.requiredTexts("teams", MOST_TEAMS);
        for (var team : teams) {
            if (!Team.isId(team)) {
                body.fault("teams", "team-id");
            } else if (!taken.add(team)) {
                body.fault("teams", "twice", team);
            }
        }
        return teams;
    }

    /** Reads what is to be drawn. */
    static Draw.Question question(Body body) {
        var teams = teams(body, new HashSet<>());
        var quarters = body.requiredTexts("quarters", MOST_QUARTERS);
        if (!quarters.stream().allMatch(quarter -> Quarter.FORM.matcher(quarter).matches())) {
            body.fault("quarters", "quarter");
        } else if (Set.copyOf(quarters).size() < quarters.size()) {
            body.fault("quarters", "twice", String.join(", ", quarters));
        }
        // Where all begin at once, there is nothing to draw and nobody to compare them with.
        var fewest = quarters.size() == 1 ? 1 : 0;
        var untrained = body.number("untrained", fewest, Math.max(fewest, teams.size() - quarters.size()));
        if (teams.size() < 2 || quarters.isEmpty() || (untrained == null && fewest > 0)) {
            body.fault(teams.size() < 2 ? "teams" : quarters.isEmpty() ? "quarters" : "untrained", "nothing-to-draw");
        }
        body.verify();
        return new Draw.Question(teams, quarters.stream().map(Quarter::parse).toList(),
                untrained == null ? 0 : untrained);
    }

    private static List<Map<String, Object>> cohorts(List<Cohort> cohorts) {
        return cohorts.stream().map(cohort -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("quarter", cohort.quarter().toString());
            json.put("teams", cohort.teams());
            return (Map<String, Object>) json;
        }).toList();
    }
}
