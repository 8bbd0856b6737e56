package org.resonanz.reopenrequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPeople;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.requests.Reopenings;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestJson;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;

/** {@code POST /requests/{id}/reopening}: the requester says that it is not done. */
public final class ReopenRequestHandler extends ApiHandler {
    private final Clock clock;
    private final Reopenings reopenings;
    private final KnownPeople people;

    public ReopenRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReopenRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.clock = clock;
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.reopenings = new Reopenings(dynamoDb, table, clock);
        this.people = new KnownPeople(dynamoDb, table);
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
        return ApiResponse.json(200, RequestJson.of(reopenings.reopen(id, reason, found -> mayReopen(found, caller))
                .orElseThrow(Problem::notFound)));
    }

    private boolean mayReopen(Request request, Caller caller) {
        RequestTable.mustSee(request, caller);
        if (!request.requester().id().equals(caller.email()) && !caller.integration()) {
            throw Problem.of(403, "requester-only");
        }
        if (request.status() == Status.CANCELLED || request.completions() == 0) {
            throw Problem.conflict("not-completed", "request", RequestJson.of(request));
        }
        if (request.status() == Status.COMPLETED && !request.isWithin(Settings.REOPENING, clock.instant())) {
            throw Problem.conflict("too-late", "request", RequestJson.of(request), Settings.REOPENING.toDays());
        }
        if (!caller.integration()) {
            people.called(request.requester().ref(), caller.teams(), clock.instant());
        }
        return true;
    }
}
