package org.resonanz.transferrequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RequestResponses;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;

/** Handles {@code POST /requests/{id}/transfer}, by which the provider team hands an open request to another team. */
public final class TransferRequestHandler extends ApiHandler {
    /** The most former teams of a request, so that its item does not grow without end. */
    private static final int MOST_FORMER_TEAMS = 20;

    private final RequestTable requests;
    private final TeamStore teams;
    private final Clock clock;

    public TransferRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public TransferRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.requests = new RequestTable(dynamoDb, table);
        this.teams = new TeamStore(dynamoDb, table, clock);
        this.clock = clock;
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests/{id}/transfer", this::transfer);
    }

    @Override
    protected void prime() {
        teams.get();
        requests.prime();
    }

    private ApiResponse transfer(ApiRequest request) {
        var caller = caller(request);
        var id = RequestResponses.id(request);
        var body = Body.of(request);
        var teamId = body.requiredMatching("teamId", Team.ID, Team.LONGEST_ID, "team-id");
        var reason = body.lines("reason", 1000);
        body.verify();
        if (teams.knowing(teamId).find(teamId).isEmpty()) {
            throw Problem.of(422, "unknown-team", teamId);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return RequestResponses.of(requests.change(id, now, read -> mayTransfer(read, caller, teamId),
                read -> transfer(read, caller, teamId, reason, now)));
    }

    private static Verdict mayTransfer(Request request, Caller caller, String teamId) {
        if (isRepeated(request, caller, teamId)) {
            return Verdict.allowed();
        }
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!caller.worksIn(request.teamId())) {
            return Verdict.refused(Refusal.MEMBERS_ONLY);
        }
        return request.status() == Status.OPEN ? Verdict.allowed() : Verdict.refused(Refusal.NOT_OPEN);
    }

    /**
     * Returns true if the caller has made this transfer before. They may repeat the call, although the request is no
     * longer their team's.
     */
    private static boolean isRepeated(Request request, Caller caller, String teamId) {
        return request.teamId().equals(teamId) && caller.email().equals(request.transferredBy());
    }

    private static Optional<RequestChange> transfer(Request request, Caller caller, String teamId,
            @Nullable String reason, Instant now) {
        if (request.teamId().equals(teamId)) {
            return Optional.empty();
        }
        var formerTeams = Stream.concat(request.formerTeams().stream(), Stream.of(request.teamId())).distinct()
                .limit(MOST_FORMER_TEAMS).toList();
        return Optional.of(RequestItem.transfer(teamId, formerTeams, caller.email(), reason, now));
    }
}
