package org.resonanz.analyseresults;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction.Satisfaction;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction.ServedBatch;
import org.resonanz.results.Quarter;
import org.resonanz.scores.BatchScore;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.Span;
import org.resonanz.scores.Wilson;
import org.resonanz.scores.Window;
import org.resonanz.selfassessments.AskedMember;
import org.resonanz.selfassessments.AskedMemberTable;
import org.resonanz.selfassessments.PublishedSelfAssessmentTable;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Publishes the self-assessments of a quarter: what the members of a team believed, beside what its customers said by
 * the batches that closed at the team or below it. What is published stands, whatever closes or is erased later.
 */
final class QuarterlySelfAssessments {
    private static final double DECIMALS = 1e4;

    private final AskedMemberTable members;
    private final PublishedSelfAssessmentTable published;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final PublishedScoreTable scores;

    QuarterlySelfAssessments(AskedMemberTable members, PublishedSelfAssessmentTable published, TeamTable teams,
            SettingsTable settings, PublishedScoreTable scores) {
        this.members = members;
        this.published = published;
        this.teams = teams;
        this.settings = settings;
        this.scores = scores;
    }

    /**
     * Publishes what may be told of a quarter that has ended. It may be cut off and called again: what was published
     * stays, and the rest is told beside what customers have said by then.
     */
    void close(Quarter quarter) {
        var before = published.read(quarter, quarter).stream().map(SelfAssessment::teamId).collect(Collectors.toSet());
        var k = published.publishing(quarter, settings.read().k());
        for (var teamId : teams.read().byId().keySet()) {
            if (!before.contains(teamId)) {
                belief(teamId, quarter, k).map(belief -> beside(belief, teamId, quarter)).ifPresent(published::publish);
            }
        }
    }

    private Optional<Estimate> belief(String teamId, Quarter quarter, int k) {
        var asked = members.read(teamId, quarter);
        // Who was told that more people must answer is kept to that, whatever an admin has set since.
        var promised = asked.stream().mapToInt(AskedMember::k).max().orElse(k);
        return Belief.of(asked.size(), asked.stream().map(AskedMember::percent).filter(Objects::nonNull).toList(),
                Math.max(k, promised));
    }

    private SelfAssessment beside(Estimate belief, String teamId, Quarter quarter) {
        var customers = scores.day().map(day -> customers(teamId, quarter, day))
                .orElseGet(() -> QuarterlySatisfaction.of(List.of()));
        return new SelfAssessment(teamId, quarter, belief, estimate(customers.quarters().get(quarter)),
                customers.leftOut());
    }

    private QuarterlySatisfaction customers(String teamId, Quarter quarter, LocalDate day) {
        var tree = teams.get();
        var designEffects = scores.designEffects(Window.DEFAULT, day);
        return QuarterlySatisfaction.of(tree.byId().keySet().stream().filter(id -> tree.isWithin(id, teamId))
                .flatMap(id -> scores.allBatches(id, day).stream().map(BatchScore::score)
                        .filter(score -> meets(score.served(), quarter))
                        .map(score -> ServedBatch.of(score, designEffects.of(id))))
                .toList());
    }

    /** Returns true if somebody whom a batch asked was served in the quarter. */
    private static boolean meets(@Nullable Span served, Quarter quarter) {
        return served != null && served.first().isBefore(quarter.plus(1).firstDay())
                && !served.last().isBefore(quarter.firstDay());
    }

    private static @Nullable Estimate estimate(@Nullable Satisfaction customers) {
        if (customers == null) {
            return null;
        }
        var interval = Wilson.of(customers.share(), customers.effectiveVoices());
        return new Estimate(rounded(customers.share()), rounded(interval.low()), rounded(interval.high()));
    }

    private static double rounded(double share) {
        return Math.round(share * DECIMALS) / DECIMALS;
    }
}
