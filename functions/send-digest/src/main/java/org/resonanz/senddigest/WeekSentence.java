package org.resonanz.senddigest;

import java.util.stream.Collectors;
import org.resonanz.platform.texts.Texts;
import org.resonanz.scores.TeamScore.Change;

/** The sentence that says in words how a lead's week was. */
record WeekSentence(Texts texts, Digest digest) {

    /** Returns what is new; if nothing is, where the scores are; if there are none, that they are collecting. */
    String text() {
        var news = digest.newChanges();
        if (!news.isEmpty()) {
            return texts.get("week.new", news.stream().map(changed -> change(changed.team(), changed.change()))
                    .collect(Collectors.joining("; ")));
        }
        return digest.scores().isEmpty() ? texts.get("week.collecting") : steady();
    }

    private String change(String team, Change change) {
        return texts.get(change.to() < change.from() ? "worse" : "better", team);
    }

    private String steady() {
        var shares = digest.scores().stream().mapToDouble(rated -> rated.score().csat().share()).summaryStatistics();
        var lowest = DigestMails.percent(texts, shares.getMin());
        return digest.scores().size() == 1
                ? texts.get("week.steady", lowest, digest.scores().getFirst().team())
                : texts.get("week.steady.range", lowest, DigestMails.percent(texts, shares.getMax()));
    }
}
