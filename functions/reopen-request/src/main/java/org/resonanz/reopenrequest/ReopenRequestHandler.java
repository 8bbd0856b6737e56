package org.resonanz.reopenrequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RequestResponses;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPeople;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Reopenings;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.Settings;

/** Handles {@code POST /requests/{id}/reopening}, by which a requester says that the request is not done. */
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
        var id = RequestResponses.id(request);
        var body = Body.optional(request);
        var reason = body.lines("reason", 1000);
        body.verify();
        return RequestResponses.of(reopenings.reopen(id, reason, read -> mayReopen(read, caller)));
    }

    private Verdict mayReopen(Request request, Caller caller) {
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!request.isOf(caller) && !caller.integration()) {
            return Verdict.refused(Refusal.REQUESTER_ONLY);
        }
        if (request.status() == Status.CANCELLED || request.completions() == 0) {
            return Verdict.refused(Refusal.NOT_COMPLETED);
        }
        if (request.status() == Status.COMPLETED && !request.isWithin(Settings.REOPENING, clock.instant())) {
            return Verdict.refused(Refusal.TOO_LATE);
        }
        if (!caller.integration()) {
            people.called(request.requester().ref(), caller.teams(), clock.instant());
        }
        return Verdict.allowed();
    }
}
