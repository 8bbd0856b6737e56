package org.resonanz.cancelrequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPeople;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.RequestJson;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.settings.SettingsStore;

/** {@code POST /requests/{id}/cancellation}: the requester no longer needs it. */
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
        return ApiResponse.json(200, RequestJson.of(
                requests.change(RequestTable.id(request.path("id")), now, read -> cancel(read, caller, now))));
    }

    private Optional<RequestTable.Change> cancel(Request request, Caller caller, Instant now) {
        RequestTable.mustSee(request, caller);
        if (!request.requester().id().equals(caller.email())) {
            throw Problem.of(403, "requester-only");
        }
        if (request.status() == Status.COMPLETED) {
            throw Problem.conflict("not-open", "request", RequestJson.of(request));
        }
        if (!caller.integration()) {
            people.called(request.requester().ref(), caller.teams(), now);
        }
        return request.status() == Status.CANCELLED
                ? Optional.empty()
                : Optional.of(RequestTable.Change.set(
                        Items.values().put("status", Status.CANCELLED.name())
                                .put("teamStatus", RequestItem.teamStatus(request.teamId(), Status.CANCELLED))
                                .put("expiresAt",
                                        now.plus(Duration.ofDays(settings.get().retentionDays())).getEpochSecond())));
    }
}
