package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.resonanz.platform.texts.Texts;
import org.resonanz.results.Found;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.LinkFigures;
import org.resonanz.results.NotYet;
import org.resonanz.results.Outcome;
import org.resonanz.results.Quarter;
import org.resonanz.results.TeamsFigures;
import org.resonanz.results.Training;

/** Says in one sentence what figures say, and what else could explain it. */
record EffectsTexts(Texts texts) {
    private static final int PERCENT = 100;

    /** @param sentences the beginning of the keys of the sentences */
    String effect(String sentences, TeamsFigures effect, Verdict verdict, Quarter judgedIn) {
        var found = effect.found();
        return texts.get(sentences + "." + verdict, effect.trained(), shown(found.value() * PERCENT, verdict),
                effect.untrained(), range("range.points", found, PERCENT), found.p() * PERCENT, name(judgedIn));
    }

    String link(Hypothesis hypothesis, Outcome outcome, LinkFigures link, Verdict verdict, Quarter judgedIn) {
        var found = link.found();
        return texts.get("link." + OutcomeJson.word(hypothesis.service()) + "." + verdict, outcome.name(),
                shown(found.value(), verdict), outcome.unit(), range("range.values", found, 1), found.p() * PERCENT,
                hypothesis.lag(), name(judgedIn));
    }

    private String name(Quarter quarter) {
        return texts.get("quarter", String.valueOf(quarter.number()), String.valueOf(quarter.year()));
    }

    private static double shown(double value, Verdict verdict) {
        return verdict.hasDirection() ? Math.abs(value) : value;
    }

    private String range(String key, Found found, int factor) {
        return found.low() == null || found.high() == null
                ? texts.get("range.open")
                : texts.get(key, found.low() * factor, found.high() * factor);
    }

    /** @param nextOn the day of the next analysis */
    String notYet(NotYet notYet, LocalDate nextOn) {
        var key = "not-yet." + notYet.reason();
        return switch (notYet.reason()) {
            case NOT_LOOKED -> texts.get(key, nextOn);
            case NOT_BEGUN -> texts.get(key, name(Objects.requireNonNull(notYet.begins())));
            case TEAMS -> texts.get(key, notYet.need("trained").has(), notYet.need("trained").needs(),
                    notYet.need("untrained").has(), notYet.need("untrained").needs());
            case UNITS -> texts.get(key, notYet.need("units").has(), notYet.need("units").needs(),
                    notYet.need("quarters").needs(), notYet.need("quarters").has());
            case CALLED_OFF, NO_VARIATION -> texts.get(key);
        };
    }

    List<String> caveats(Training training, TeamsFigures effect) {
        var caveats = of(effect);
        var lot = training.lot();
        caveats.add(texts
                .get(lot == null ? "caveat.not-drawn" : effect.withinDraw() ? "caveat.drawn" : "caveat.beyond-draw"));
        if (lot != null && lot.draws() > 1) {
            caveats.add(texts.get("caveat.draws", lot.draws()));
        }
        if (training.isLate()) {
            caveats.add(texts.get("caveat.late"));
        }
        if (training.withdrawnOn() != null) {
            caveats.add(texts.get("caveat.withdrawn"));
        }
        return caveats;
    }

    /** Returns what else could explain the effect of actions. */
    List<String> caveats(TeamsFigures effect) {
        var caveats = of(effect);
        caveats.add(texts.get("caveat.regression"));
        return caveats;
    }

    private List<String> of(TeamsFigures effect) {
        var caveats = new ArrayList<String>();
        addTooFew(caveats, effect.found());
        var preTrend = effect.preTrendP();
        if (preTrend != null && preTrend <= Found.ALPHA) {
            caveats.add(texts.get("caveat.pre-trend"));
        }
        if (effect.meanwhile() > 0) {
            caveats.add(texts.get("caveat.meanwhile", effect.meanwhile()));
        }
        return caveats;
    }

    List<String> caveats(Hypothesis hypothesis, LinkFigures link) {
        var caveats = new ArrayList<String>();
        addTooFew(caveats, link.found());
        if (link.placebo() != null && link.placebo().isMoreThanChance()) {
            caveats.add(texts.get("caveat.placebo"));
        }
        caveats.add(texts.get("caveat.reverse"));
        caveats.add(texts.get("caveat.third"));
        if (link.earlier() > 0) {
            caveats.add(texts.get("caveat.earlier", link.earlier(), link.values()));
        }
        var correctedOn = link.correctedOn();
        if (correctedOn != null && !correctedOn.isBefore(hypothesis.declaredOn())) {
            caveats.add(texts.get("caveat.corrected", correctedOn));
        }
        return caveats;
    }

    private void addTooFew(List<String> caveats, Found found) {
        if (found.isHopeless()) {
            caveats.add(texts.get("caveat.too-few"));
        }
    }
}
