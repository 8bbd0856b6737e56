package org.resonanz.readrequests;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RatingUrl;
import org.resonanz.api.RequestJson;
import org.resonanz.api.RequestResponses;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.Caller;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Problem;
import org.resonanz.ratings.RequestHistoryTable;
import org.resonanz.requests.OwnWork;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTable;

/**
 * Handles {@code GET /requests} and {@code GET /requests/{id}}: the caller's own requests, and those to the caller's
 * teams.
 */
public final class ReadRequestsHandler extends ApiHandler {
    private static final Set<String> REQUESTERS_QUERY = Set.of("as", "order", "limit", "cursor");
    private static final Set<String> TEAMS_QUERY = Set.of("as", "teamId", "status", "order", "limit", "cursor");

    /** The statuses by which a team's list can be asked for; the first is the default. */
    private static final List<String> STATUSES = Stream.of(Status.values()).map(Status::name).toList();

    private final Clock clock;
    private final LinkKeys keys;
    private final TeamTable teams;
    private final KnownPersonTable people;
    private final RequestHistoryTable histories;
    private final RequestListTable lists;

    public ReadRequestsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReadRequestsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"),
                clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.people = new KnownPersonTable(dynamoDb, table);
        this.histories = new RequestHistoryTable(dynamoDb, table);
        this.lists = new RequestListTable(dynamoDb, table, clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /requests", knowing(TEAMS_QUERY, this::list), "GET /requests/{id}", this::read);
    }

    @Override
    protected void prime() {
        keys.get();
        teams.get();
        lists.byRequester("nobody@resonanz.example", new PageQuery(false, 1, null));
        histories.prime();
    }

    private ApiResponse list(ApiRequest request) {
        var caller = caller(request);
        var page = switch (word(request, "as", List.of("requester", "team"))) {
            case "team" -> lists.byTeam(memberTeam(request, caller),
                    Status.valueOf(word(request, "status", STATUSES)),
                    PageQuery.of(request));
            default -> {
                request.requireParameters(REQUESTERS_QUERY::contains);
                yield lists.byRequester(caller.email(), PageQuery.of(request));
            }
        };
        var json = new LinkedHashMap<String, Object>();
        json.put("requests", page.requests().stream().map(ReadRequestsHandler::entry).toList());
        json.put("nextCursor", page.nextCursor());
        return ApiResponse.json(200, json);
    }

    private static String memberTeam(ApiRequest request, Caller caller) {
        var teamId = request.queryParameter("teamId").orElseThrow(() -> Problem.of(400, "faulty-query", "teamId"));
        if (!caller.worksIn(teamId)) {
            throw Problem.of(403, "members-only", teamId);
        }
        return teamId;
    }

    /** Returns the value of a query parameter, the first word if it is absent. */
    static String word(ApiRequest request, String name, List<String> words) {
        var value = request.queryParameter(name).orElse(words.getFirst());
        if (!words.contains(value)) {
            throw Problem.of(400, "faulty-query", name);
        }
        return value;
    }

    /** Returns the members of a list's entry, without details and note, which the indexes leave out. */
    private static Map<String, Object> entry(Request request) {
        var json = RequestJson.of(request);
        json.remove("details");
        json.remove("note");
        return json;
    }

    private ApiResponse read(ApiRequest request) {
        var caller = caller(request);
        var now = clock.instant();
        var items = histories.items(RequestResponses.id(request), now).orElseThrow(Problem::notFound);
        var history = items.history();
        if (!history.request().isReadableBy(caller)) {
            throw Problem.notFound();
        }
        var json = RequestJson.of(history.request());
        json.put("timeline",
                history.request().isOf(caller) ? Timeline.forRequester(items) : Timeline.forTeam(items));
        if (history.canBeRatedBy(caller, now, Settings.LINK_VALIDITY) && !isOwnWork(history.request())) {
            json.put("ratingUrl", RatingUrl.of(request, history.request(), keys.get()));
        }
        return ApiResponse.json(200, json);
    }

    private boolean isOwnWork(Request request) {
        return OwnWork.isOwn(request, people.read(request.requester().ref()), teams.get());
    }
}
