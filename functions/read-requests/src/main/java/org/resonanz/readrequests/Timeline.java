package org.resonanz.readrequests;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.RequestItems;
import org.resonanz.requests.Step;

/** The course of a request as the API shows it. */
final class Timeline {

    private Timeline() {}

    /** Returns the steps that the provider team may see, oldest first: all but the ratings. */
    static List<Map<String, Object>> forTeam(RequestItems items) {
        return json(items.request().timeline().stream());
    }

    /** Returns the steps that the requester may see, oldest first: also when they rated, not how. */
    static List<Map<String, Object>> forRequester(RequestItems items) {
        var rated = items.firstRatedAt().stream().map(at -> new Step(Step.Kind.RATED, at, null, null));
        return json(Stream.concat(items.request().timeline().stream(), rated));
    }

    private static List<Map<String, Object>> json(Stream<Step> steps) {
        return steps.sorted(Comparator.comparing(Step::at)).map(Timeline::json).toList();
    }

    private static Map<String, Object> json(Step step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("step", step.kind().name());
        json.put("at", Items.time(step.at()));
        if (step.teamId() != null) {
            json.put("teamId", step.teamId());
        }
        if (step.text() != null) {
            json.put("text", step.text());
        }
        return json;
    }
}
