package org.resonanz.manageteams;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.teams.Reason;
import org.resonanz.teams.ReasonList;

/** Converts a team's reasons to JSON of the API and back. */
final class ReasonJson {
    private static final int LONGEST_WORDS = 40;

    private ReasonJson() {}

    /** Returns the members by name. */
    static Map<String, Object> of(ReasonList reasons) {
        return Map.of("good", all(reasons.good()), "bad", all(reasons.bad()));
    }

    private static List<Map<String, String>> all(List<Reason> reasons) {
        return reasons.stream().map(reason -> Map.of("id", reason.id(), "de", reason.de(), "en", reason.en())).toList();
    }

    /**
     * Reads a body, whose faults are noted in it. The default reasons stand in for a kind of which there are none. A
     * default reason needs no words, and stays of its kind, so that sums over teams mean one thing.
     */
    static ReasonList read(@Nullable Body body) {
        if (body == null) {
            return ReasonList.DEFAULT;
        }
        var byDefault = ReasonList.DEFAULT;
        var good = all(body, "good", byDefault.good(), ids(byDefault.bad().stream()));
        var bad = all(body, "bad", byDefault.bad(), ids(Stream.concat(byDefault.good().stream(), good.stream())));
        return ReasonList.orDefault(good, bad);
    }

    private static Set<String> ids(Stream<Reason> reasons) {
        return reasons.map(Reason::id).collect(Collectors.toSet());
    }

    private static List<Reason> all(Body body, String kind, List<Reason> defaults, Set<String> others) {
        var taken = new HashSet<>(others);
        return body.objects(kind, ReasonList.MOST).stream().map(reason -> reason(reason, defaults, taken)).toList();
    }

    private static Reason reason(Body body, List<Reason> defaults, Set<String> taken) {
        var id = body.requiredMatching("id", Reason.ID, Reason.LONGEST_ID, "reason-id");
        if (!id.isEmpty() && !taken.add(id)) {
            body.fault("id", "reason-taken");
        }
        var known = defaults.stream().filter(reason -> reason.id().equals(id)).findFirst();
        return new Reason(id, words(body, "de", known.map(Reason::de).orElse(null)),
                words(body, "en", known.map(Reason::en).orElse(null)));
    }

    private static String words(Body body, String language, @Nullable String known) {
        if (known == null) {
            return body.requiredLine(language, LONGEST_WORDS);
        }
        var own = body.line(language, LONGEST_WORDS);
        return own == null ? known : own;
    }
}
