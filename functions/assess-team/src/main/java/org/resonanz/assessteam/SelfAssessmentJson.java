package org.resonanz.assessteam;

import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.platform.http.Body;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import org.resonanz.selfassessments.AskedMember;
import org.resonanz.selfassessments.SelfAssessment;

/** Reads and writes self-assessments as JSON for the API. */
final class SelfAssessmentJson {
    /** Answers are asked for in steps, as nobody knows it better. */
    private static final int STEP = 10;

    private SelfAssessmentJson() {}

    /** Reads the answer from a body, which must hold nothing else: a percentage in steps of ten. */
    static int percent(Body body) {
        var percent = body.requiredNumber("percent", 0, 100);
        if (percent % STEP != 0) {
            body.fault("percent", "step", STEP);
        }
        body.verify();
        return percent;
    }

    /** Returns the members of a person's own answer by name; {@code percent} is null if there is none yet. */
    static Map<String, Object> own(String teamId, Quarter quarter, AskedMember own) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", teamId);
        json.put("quarter", quarter.toString());
        json.put("percent", own.percent());
        json.put("k", own.k());
        return json;
    }

    /** Returns the members of a published self-assessment by name; {@code customers} may be missing. */
    static Map<String, Object> of(SelfAssessment one) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", one.teamId());
        json.put("quarter", one.quarter().toString());
        json.put("members", of(one.members()));
        if (one.customers() != null) {
            json.put("customers", of(one.customers()));
        }
        json.put("leftOut", one.leftOut());
        return json;
    }

    private static Map<String, Object> of(Estimate estimate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("share", estimate.share());
        json.put("low", estimate.low());
        json.put("high", estimate.high());
        return json;
    }
}
