package org.resonanz.cancelrequest;

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
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.SettingsTable;

/** Handles {@code POST /requests/{id}/cancellation}, by which a requester says that the work is no longer needed. */
public final class CancelRequestHandler extends ApiHandler {
    private final Cancellations cancellations;

    public CancelRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CancelRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.cancellations = new Cancellations(new RequestTable(dynamoDb, table),
                new KnownPersonTable(dynamoDb, table), new SettingsTable(dynamoDb, table, clock), clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests/{id}/cancellation", this::cancel);
    }

    @Override
    protected void prime() {
        cancellations.prime();
    }

    private ApiResponse cancel(ApiRequest request) {
        var caller = caller(request);
        Body.optional(request).verify();
        return RequestResponses.of(cancellations.cancel(RequestResponses.id(request), caller));
    }
}
