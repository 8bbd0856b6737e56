package org.resonanz.createrequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.log.Metric;
import org.resonanz.platform.log.Metrics;
import org.resonanz.requests.Completion;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.OwnWork;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.requests.Step;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.resonanz.teams.TeamTree;

/** Creates requests, each once however often it is sent. */
final class NewRequests {
    private final RequestTable table;
    private final HelpTable help;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final KnownPersonTable people;
    private final Pseudonyms pseudonyms;
    private final Metrics metrics;
    private final Clock clock;

    NewRequests(RequestTable table, HelpTable help, TeamTable teams, SettingsTable settings, KnownPersonTable people,
            Pseudonyms pseudonyms, Metrics metrics, Clock clock) {
        this.table = table;
        this.help = help;
        this.teams = teams;
        this.settings = settings;
        this.people = people;
        this.pseudonyms = pseudonyms;
        this.metrics = metrics;
        this.clock = clock;
    }

    void prime() {
        teams.get();
        settings.get();
        pseudonyms.of("nobody@resonanz.example");
    }

    /** Creates a request with an id, or finds the one that was created with it before. */
    Outcome create(Draft draft, Caller caller, UUID id) {
        var tree = teams.knowing(draft.teamId());
        var request = request(draft, id, tree);
        var refused = refused(draft, caller, request, tree);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (draft.forThemselves() && !caller.integration()) {
            // Before the request, so that whoever was told that it is there is known.
            people.called(request.requester().ref(), caller.teams(), now());
        }
        var outcome = draft.isHelped() ? help.create(request, settings.get()) : table.create(request);
        if (outcome instanceof Outcome.Changed) {
            metrics.log(Metric.count("Requests", 1));
        }
        return outcome;
    }

    private Optional<Outcome> refused(Draft draft, Caller caller, Request request, TeamTree tree) {
        var unknown = unknown(tree, Stream.of(draft.teamId()));
        if (unknown.isEmpty() && draft.isHelped()
                && OwnWork.isOwn(request, people.read(request.requester().ref()), tree)) {
            return Optional.of(new Outcome.Refused(request, Refusal.OWN_WORK));
        }
        if (unknown.isPresent() || draft.forThemselves()) {
            return unknown;
        }
        return caller.integration() || caller.worksIn(draft.teamId())
                ? unknown(tree, draft.requesterTeams().stream())
                : Optional.of(new Outcome.Refused(request, Refusal.MEMBERS_ONLY));
    }

    private static Optional<Outcome> unknown(TeamTree tree, Stream<String> teamIds) {
        return teamIds.filter(teamId -> tree.find(teamId).isEmpty()).findFirst().map(Outcome.UnknownTeam::new);
    }

    private Request request(Draft draft, UUID id, TeamTree tree) {
        var requester = draft.requester(pseudonyms);
        var department = tree.department(requester.customerTeamId(), settings.get().interfaceDepth());
        var at = now();
        var completion = draft.isHelped() ? new Completion(1, at, null, null) : null;
        var steps = Stream.ofNullable(completion)
                .map(done -> new Step(Step.Kind.COMPLETED, done.at(), draft.teamId(), null)).toList();
        return new Request(id, completion == null ? Status.OPEN : Status.COMPLETED, draft.teamId(), requester,
                draft.origin(), draft.subject(), draft.details(), department, tree.version(), at, completion, null,
                null, List.of(), steps, draft.fingerprint());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
