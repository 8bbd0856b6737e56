package org.resonanz.createrequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RatingUrl;
import org.resonanz.api.RequestJson;
import org.resonanz.api.RequestResponses;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.log.Metrics;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Handles {@code POST /requests}, by which somebody asks a team for work, a team notes what somebody asked of it, or
 * somebody enters help that they got without a ticket.
 */
public final class CreateRequestHandler extends ApiHandler {
    private final NewRequests requests;
    private final LinkKeys keys;

    public CreateRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CreateRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        var secrets = AwsClients.secretsManager(environment);
        this.keys = new LinkKeys(secrets, environment.required("LINK_KEYS_SECRET"), clock);
        this.requests = new NewRequests(new RequestTable(dynamoDb, table), new HelpTable(dynamoDb, table),
                new TeamTable(dynamoDb, table, clock),
                new SettingsTable(dynamoDb, table, clock), new KnownPersonTable(dynamoDb, table),
                new Pseudonyms(secrets, environment.required("PSEUDONYM_KEY_SECRET"), clock),
                new Metrics(environment), clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests", this::create);
    }

    @Override
    protected void prime() {
        requests.prime();
        keys.get();
    }

    private ApiResponse create(ApiRequest request) {
        var caller = caller(request);
        var key = IdempotencyKey.of(request.headers().get("idempotency-key"), caller)
                .orElseThrow(() -> Problem.of(400, "faulty-key"));
        Invocation.concerns(key.requestId());
        var draft = DraftJson.read(Body.of(request), request, caller);
        return created(request, RequestResponses.request(requests.create(draft, caller, key.requestId())));
    }

    /** Returns the request that was created, now or by an earlier call. Help without a ticket can be rated at once. */
    private ApiResponse created(ApiRequest call, Request request) {
        var json = RequestJson.of(request);
        if (request.isHelped()) {
            json.put("ratingUrl", RatingUrl.of(call, request, keys.get()));
        }
        return ApiResponse.json(201, json).with("location", "/requests/" + request.id());
    }
}
