package org.resonanz.rehearsal.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The texts that people write. */
final class Words {
    /** The text of a request, and its details, which are empty for none. */
    record Subject(String text, String details) {
    }

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, List<Subject>> subjects = new LinkedHashMap<>();

    Words() {
        Lines.of("words.txt").forEach(fields -> add(fields.get(0), fields.get(1)));
        Lines.of("comments.txt").forEach(fields -> add(fields.get(0) + " " + fields.get(1), fields.get(2)));
        Lines.of("subjects.txt").forEach(fields -> subjects.computeIfAbsent(fields.get(0), none -> new ArrayList<>())
                .add(new Subject(fields.get(1), fields.get(2))));
    }

    private void add(String kind, String text) {
        texts.computeIfAbsent(kind, none -> new ArrayList<>()).add(text);
    }

    Subject subject(String teamId, Chance chance) {
        return chance.oneOf(Objects.requireNonNull(subjects.get(teamId), teamId));
    }

    /** Returns a note, or the reason of a reopening or a transfer, or a resolution. */
    String some(String kind, Chance chance) {
        return chance.oneOf(Objects.requireNonNull(texts.get(kind), kind));
    }

    /** Returns a comment on a team's work that fits a rating, more often about the team than about any. */
    String comment(String teamId, int rating, Chance chance) {
        var tone = rating == 5 ? "good" : rating >= 3 ? "fair" : "poor";
        var own = teamId + " " + tone;
        return some(texts.containsKey(own) && chance.happens(0.65) ? own : "* " + tone, chance);
    }
}
