package org.resonanz.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why there are no figures yet.
 *
 * @param begins the quarter in which the first teams begin; null unless that is the reason
 * @param needs  what there is too little of, by its name in the API
 */
public record NotYet(Reason reason, @Nullable Quarter begins, Map<String, Need> needs) implements Figures {

    public NotYet {
        needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
    }

    /** Why there are no figures. The first two are never stored, as they are no result of an analysis. */
    public enum Reason {
        NOT_LOOKED, CALLED_OFF, NOT_BEGUN, TEAMS, UNITS, NO_VARIATION
    }

    /** How many there are of something, and how many it takes. */
    public record Need(int has, int needs) {
    }

    @Override
    public @Nullable Found found() {
        return null;
    }

    /** Returns what is said for a reason that needs no figures. */
    public static NotYet of(Reason reason) {
        return new NotYet(reason, null, Map.of());
    }

    /** Returns what is said of what begins in a later quarter. */
    public static NotYet begins(Quarter first) {
        return new NotYet(Reason.NOT_BEGUN, first, Map.of());
    }

    /** Returns what is needed under a name. */
    public Need need(String name) {
        var need = needs.get(name);
        if (need == null) {
            throw new IllegalStateException("Nothing is known of the need for " + name);
        }
        return need;
    }
}
