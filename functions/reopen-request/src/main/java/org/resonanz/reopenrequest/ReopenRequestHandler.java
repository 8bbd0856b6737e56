package org.resonanz.reopenrequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RequestResponses;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.requests.Request;

/** Handles {@code POST /requests/{id}/reopening}, by which a requester says that the request is not done. */
public final class ReopenRequestHandler extends ApiHandler {
    private final Reopenings reopenings;

    public ReopenRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReopenRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.reopenings = new Reopenings(new ReopeningTable(dynamoDb, table, clock),
                new KnownPersonTable(dynamoDb, table), clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests/{id}/reopening", this::reopen);
    }

    @Override
    protected void prime() {
        reopenings.prime();
    }

    private ApiResponse reopen(ApiRequest request) {
        var caller = caller(request);
        var id = RequestResponses.id(request);
        var body = Body.optional(request);
        var reason = body.lines("reason", Request.LONGEST_REASON);
        body.verify();
        return RequestResponses.of(reopenings.reopen(id, caller, reason));
    }
}
