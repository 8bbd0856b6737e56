package org.resonanz.reopenrequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.http.Body;
import org.resonanz.requests.RequestJson;
import org.resonanz.requests.RequestTable;

/** {@code POST /requests/{id}/reopening}: the requester says that it is not done. */
public final class ReopenRequestHandler extends ApiHandler {
    private final Reopenings reopenings;

    public ReopenRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReopenRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.reopenings =
                new Reopenings(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"), clock);
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
        var id = RequestTable.id(request.path("id"));
        var body = Body.optional(request);
        var reason = body.lines("reason", 1000);
        body.verify();
        return ApiResponse.json(200, RequestJson.of(reopenings.reopen(id, caller, reason)));
    }
}
