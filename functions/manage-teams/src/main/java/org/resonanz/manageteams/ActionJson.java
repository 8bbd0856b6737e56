package org.resonanz.manageteams;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.teams.Action;

/** Converts a team's action to JSON of the API and back. */
final class ActionJson {
    /** Focus and change are two short lines of a mail. */
    private static final int LONGEST_FOCUS = 100;
    private static final int LONGEST_CHANGE = 200;

    private ActionJson() {}

    /** Returns the members by name, with the version; the version alone for no action. */
    static Map<String, Object> of(@Nullable Action action) {
        var json = new LinkedHashMap<String, Object>();
        if (action != null) {
            json.put("focus", action.focus());
            json.put("change", action.change());
            json.put("declaredOn", action.declaredOn().toString());
            json.put("due", action.due().toString());
            if (action.doneOn() != null) {
                json.put("doneOn", action.doneOn().toString());
            }
        }
        json.put("version", action == null ? StateVersion.NEVER : StateVersion.of(json));
        return json;
    }

    /**
     * Reads what a team says today from a body; null if it has no member. What is done may have been due before.
     *
     * @param today the day on which it is declared, or done
     */
    static @Nullable Action read(Body body, LocalDate today) {
        if (!body.hasAny("focus", "change", "due", "done")) {
            body.verify();
            return null;
        }
        var done = body.flag("done");
        var action = new Action(body.requiredLine("focus", LONGEST_FOCUS), body.requiredLine("change", LONGEST_CHANGE),
                today, body.requiredDay("due", done ? LocalDate.EPOCH : today, today.plusYears(1)),
                done ? today : null);
        body.verify();
        return action;
    }
}
