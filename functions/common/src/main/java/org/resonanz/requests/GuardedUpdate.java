package org.resonanz.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A conditional update of a request, which fails if somebody else has moved the request on since it was read. */
public record GuardedUpdate(String condition, String update, Map<String, String> names,
        Map<String, AttributeValue> values) {

    /** Returns the update that makes a change if status, team and number of completions are still as they were read. */
    public static GuardedUpdate of(Request read, RequestChange change) {
        var names = new LinkedHashMap<>(Map.of("#status", "status", "#teamId", "teamId", "#completion", "completion"));
        var values = Items.values().put(":readStatus", read.status().name()).put(":readTeam", read.teamId());
        var completions = read.completions();
        if (completions > 0) {
            values.put(":readCompletion", completions);
        }
        var all = new LinkedHashMap<>(values.build());
        var update = new ArrayList<String>();
        change.set().forEach((name, value) -> {
            names.put("#" + name, name);
            all.put(":" + name, value);
            update.add("#" + name + " = :" + name);
        });
        change.removed().forEach(name -> names.put("#" + name, name));
        var removed = change.removed().stream().map(name -> "#" + name).toList();
        return new GuardedUpdate("#status = :readStatus AND #teamId = :readTeam AND "
                + (completions > 0 ? "#completion = :readCompletion" : "attribute_not_exists(#completion)"),
                "SET " + String.join(", ", update) + (removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed)),
                names, all);
    }
}
