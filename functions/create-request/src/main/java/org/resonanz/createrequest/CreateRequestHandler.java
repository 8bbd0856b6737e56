package org.resonanz.createrequest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RequestJson;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPeople;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.TeamStore;
import org.resonanz.teams.TeamTree;

/**
 * Handles {@code POST /requests}, by which somebody asks a team for work, or a team notes what somebody asked of it.
 */
public final class CreateRequestHandler extends ApiHandler {
    private final Clock clock;
    private final TeamStore teams;
    private final SettingsStore settings;
    private final Pseudonyms pseudonyms;
    private final KnownPeople people;
    private final NewRequests requests;

    public CreateRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CreateRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.teams = new TeamStore(dynamoDb, table, clock);
        this.settings = new SettingsStore(dynamoDb, table, clock);
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.people = new KnownPeople(dynamoDb, table);
        this.requests = new NewRequests(dynamoDb, table);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests", this::create);
    }

    @Override
    protected void prime() {
        teams.get();
        settings.get();
        pseudonyms.of("nobody@resonanz.example");
    }

    private ApiResponse create(ApiRequest request) {
        var caller = caller(request);
        var key = IdempotencyKey.of(request, caller);
        var draft = Draft.read(Body.of(request), request, caller);
        var wanted = request(draft, caller, key);
        if (draft.forThemselves() && !caller.integration()) {
            // Before the request, so that whoever was told that it is there is known.
            people.called(wanted.requester().ref(), caller.teams(), now());
        }
        var stored = requests.putOnce(wanted);
        return ApiResponse.json(201, RequestJson.of(stored)).with("location", "/requests/" + stored.id());
    }

    private Request request(Draft draft, Caller caller, IdempotencyKey key) {
        var tree = teams.knowing(draft.teamId());
        mustExist(tree, draft.teamId());
        if (!draft.forThemselves() && !caller.integration() && !caller.worksIn(draft.teamId())) {
            throw Problem.of(403, "members-only", draft.teamId());
        }
        if (!draft.forThemselves()) {
            draft.requesterTeams().forEach(team -> mustExist(tree, team));
        }
        var requester = draft.requester(pseudonyms);
        var department = tree.department(requester.customerTeamId(), settings.get().interfaceDepth());
        return new Request(key.requestId(), Status.OPEN, draft.teamId(), requester, draft.origin(), draft.subject(),
                draft.details(), department, tree.version(), now(), null, null, null, List.of(), draft.fingerprint());
    }

    private static void mustExist(TeamTree tree, String teamId) {
        if (tree.find(teamId).isEmpty()) {
            throw Problem.of(422, "unknown-team", teamId);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
