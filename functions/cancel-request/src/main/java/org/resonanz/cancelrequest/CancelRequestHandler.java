package org.resonanz.cancelrequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.SettingsStore;

/** Handles {@code POST /requests/{id}/cancellation}, by which a requester says that the work is no longer needed. */
public final class CancelRequestHandler extends ApiHandler {
    private final RequestTable requests;
    private final KnownPeople people;
    private final SettingsStore settings;
    private final Clock clock;

    public CancelRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CancelRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.requests = new RequestTable(dynamoDb, table);
        this.people = new KnownPeople(dynamoDb, table);
        this.settings = new SettingsStore(dynamoDb, table, clock);
        this.clock = clock;
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests/{id}/cancellation", this::cancel);
    }

    @Override
    protected void prime() {
        settings.get();
        requests.prime();
    }

    private ApiResponse cancel(ApiRequest request) {
        var caller = caller(request);
        Body.optional(request).verify();
        var now = clock.instant();
        return RequestResponses.of(requests.change(RequestResponses.id(request), now, read -> mayCancel(read, caller),
                read -> cancellation(read, caller, now)));
    }

    private static Verdict mayCancel(Request request, Caller caller) {
        if (!request.isVisibleTo(caller)) {
            return Verdict.hidden();
        }
        if (!request.isOf(caller)) {
            return Verdict.refused(Refusal.REQUESTER_ONLY);
        }
        return request.status() == Status.COMPLETED ? Verdict.refused(Refusal.NOT_OPEN) : Verdict.allowed();
    }

    private Optional<RequestChange> cancellation(Request request, Caller caller, Instant now) {
        if (!caller.integration()) {
            people.called(request.requester().ref(), caller.teams(), now);
        }
        var expiresAt = now.plus(Duration.ofDays(settings.get().retentionDays()));
        return request.status() == Status.CANCELLED
                ? Optional.empty()
                : Optional.of(RequestItem.cancellation(request, expiresAt));
    }
}
