package org.resonanz.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/** A change of a request. */
public sealed interface RequestChange {
    /** The most former teams of a request, so that its item does not grow without end. */
    int MOST_FORMER_TEAMS = 20;

    /**
     * The request is done.
     *
     * @param day        the organisation's calendar day on which it was completed
     * @param department department of the customer team by the tree of {@code treeVersion}
     */
    record Complete(Completion completion, LocalDate day, String department, long treeVersion, Instant expiresAt)
            implements
                RequestChange {
    }

    /** The work is no longer needed. */
    record Cancel(Instant at, Instant expiresAt) implements RequestChange {
    }

    /**
     * An open request is handed to another team.
     *
     * @param formerTeams ids of the teams that handed it on, including the one that does so now
     * @param by          normalised address of the person who hands it on
     * @param reason      null for none
     */
    record Transfer(String teamId, List<String> formerTeams, String by, @Nullable String reason, Instant at)
            implements
                RequestChange {
        public Transfer {
            formerTeams = List.copyOf(formerTeams);
        }
    }

    /**
     * A completed request is open again.
     *
     * @param reason null for none
     */
    record Reopen(@Nullable String reason, Instant at) implements RequestChange {
    }

    /**
     * Returns the next completion of a request.
     *
     * @param by    normalised address of the person who completes it, or the name of the ticket tool that does
     * @param note  their note about it, null for none
     * @param teams tree that tells the customer team's department
     */
    static Complete completing(Request request, String by, @Nullable String note, Settings settings, TeamTree teams,
            Instant now) {
        return new Complete(new Completion(request.completions() + 1, now, by, note), settings.dayOf(now),
                teams.department(request.requester().customerTeamId(), settings.interfaceDepth()), teams.version(),
                expiry(settings, now));
    }

    /** Returns the cancellation of a request. */
    static Cancel cancelling(Settings settings, Instant now) {
        return new Cancel(now, expiry(settings, now));
    }

    /**
     * Returns the handing of a request to another team.
     *
     * @param by     normalised address of the person who hands it on, or the name of the ticket tool that does
     * @param reason null for none
     */
    static Transfer handing(Request request, String teamId, String by, @Nullable String reason, Instant now) {
        var formerTeams = Stream.concat(request.formerTeams().stream(), Stream.of(request.teamId())).distinct()
                .limit(MOST_FORMER_TEAMS).toList();
        return new Transfer(teamId, formerTeams, by, reason, now);
    }

    private static Instant expiry(Settings settings, Instant now) {
        return now.plus(Duration.ofDays(settings.retentionDays()));
    }
}
