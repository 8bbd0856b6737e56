package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.Quarter;
import org.resonanz.teams.Team;

/** Converts hypotheses to JSON of the API and back. */
final class HypothesisJson {

    private HypothesisJson() {}

    /** Returns the members by name. */
    static Map<String, Object> of(Hypothesis hypothesis) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", hypothesis.id());
        json.put("outcomeId", hypothesis.outcomeId());
        json.put("service", OutcomeJson.word(hypothesis.service()));
        json.put("lag", hypothesis.lag());
        json.put("judgedIn", hypothesis.judgedIn().toString());
        json.put("declaredOn", hypothesis.declaredOn().toString());
        json.put("afterData", hypothesis.afterData());
        json.put("withdrawnOn", hypothesis.withdrawnOn() == null ? null : hypothesis.withdrawnOn().toString());
        return json;
    }

    /** Reads a hypothesis as it is declared today; whether there were data before is not told by the body. */
    static Hypothesis read(String id, Body body, LocalDate today) {
        var outcomeId = body.requiredMatching("outcomeId", Team.ID, Team.LONGEST_ID, "id");
        var service = OutcomeJson.word(body, "service", Service.values());
        var lag = body.requiredNumber("lag", 0, Hypothesis.LONGEST_LAG);
        var named = body.matching("judgedIn", Quarter.FORM, TrainingJson.LENGTH_OF_QUARTER, "quarter");
        body.verify();
        return new Hypothesis(id, outcomeId, service, lag, named == null ? Quarter.of(today) : Quarter.parse(named),
                today, false, null);
    }
}
