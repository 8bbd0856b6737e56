package org.resonanz.transferrequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RequestResponses;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/** Handles {@code POST /requests/{id}/transfer}, by which the provider team hands an open request to another team. */
public final class TransferRequestHandler extends ApiHandler {
    private final Transfers transfers;

    public TransferRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public TransferRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.transfers = new Transfers(new RequestTable(dynamoDb, table), new TeamTable(dynamoDb, table, clock), clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests/{id}/transfer", this::transfer);
    }

    @Override
    protected void prime() {
        transfers.prime();
    }

    private ApiResponse transfer(ApiRequest request) {
        var caller = caller(request);
        var id = RequestResponses.id(request);
        var body = Body.of(request);
        var teamId = body.requiredMatching("teamId", Team.ID, Team.LONGEST_ID, "team-id");
        var reason = body.lines("reason", Request.LONGEST_REASON);
        body.verify();
        return RequestResponses.of(transfers.transfer(id, caller, teamId, reason));
    }
}
