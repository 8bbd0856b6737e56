package org.resonanz.readscores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Problem;
import org.resonanz.scores.PublishedScores;
import org.resonanz.scores.PublishedScores.Batches;
import org.resonanz.scores.PublishedScores.Place;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.teams.TeamTree;

/**
 * Handles {@code GET /scores}, {@code /teams/{id}/scores} and {@code /interfaces}, which show what the last complete
 * night published.
 */
public final class ReadScoresHandler extends ApiHandler {
    private static final List<String> WINDOWS = List.of("90d", "30d", "365d");

    private final Clock clock;
    private final TeamStore teams;
    private final SettingsStore settings;
    private final PublishedScores scores;

    public ReadScoresHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReadScoresHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.teams = new TeamStore(dynamoDb, table, clock);
        this.settings = new SettingsStore(dynamoDb, table, clock);
        this.scores = new PublishedScores(dynamoDb, table);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /scores", knowing(Set.of("window"), this::scores),
                "GET /teams/{id}/scores", knowing(Set.of("cursor"), this::batches),
                "GET /interfaces", knowing(Set.of("window"), this::interfaces));
    }

    @Override
    protected void prime() {
        teams.get();
        settings.get();
        scores.day();
    }

    private ApiResponse scores(ApiRequest request) {
        var caller = caller(request);
        var window = window(request);
        var tree = teams.get();
        var day = scores.day();
        var published = day.map(latest -> scores.scores(window, latest)).orElse(List.of()).stream()
                .collect(Collectors.toMap(score -> score.get("teamId").toString(), score -> score));
        var json = head(caller, day.orElse(null), window);
        var places = day.map(scores::collecting).orElse(List.of());
        var rows = tree.teams().stream().filter(team -> sees(caller, tree, team.id()))
                .map(team -> published.getOrDefault(team.id(), withoutScore(team, tree, places))).toList();
        json.put("teams", rows);
        var openLong = day.map(scores::longOpen).orElse(Map.of()).entrySet().stream()
                .filter(team -> sees(caller, tree, team.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        json.put("openLong", openLong);
        return Tables.TEAMS.respond(request, json, rows.stream().map(row -> with(openLong, row)).toList());
    }

    /**
     * Returns a team's row of the table, with a cell for the long open requests, which the JSON has apart from the
     * scores.
     */
    private static Map<String, Object> with(Map<String, Integer> openLong, Map<String, Object> row) {
        var whole = new LinkedHashMap<>(row);
        whole.put("openLong", openLong.get(row.get("teamId")));
        return whole;
    }

    /**
     * Answers with a page of a team's batches and the cursor of the page of older ones. The first page is the newest
     * and has the comments.
     */
    private ApiResponse batches(ApiRequest request) {
        var caller = caller(request);
        var tree = teams.get();
        var team = tree.find(request.path("id")).filter(found -> sees(caller, tree, found.id()))
                .orElseThrow(Problem::notFound);
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        var cursor = request.queryParameter("cursor").map(Cursor::parse);
        var day = scores.day();
        var page = day.map(latest -> scores.batches(team.id(), latest, cursor.map(Cursor::batch).orElse(null)))
                .orElse(Batches.NONE);
        json.put("batches", page.batches());
        if (cursor.isEmpty()) {
            json.put("comments",
                    day.map(latest -> scores.comments(team.id(), latest, clock.instant())).orElse(List.of()));
        }
        var next = page.olderThan() == null ? null : new Cursor(page.olderThan()).text();
        json.put("nextCursor", next);
        var answer = Tables.BATCHES.respond(request, json, page.batches());
        return next == null ? answer : answer.with("link", "<?cursor=" + next + ">; rel=\"next\"");
    }

    private ApiResponse interfaces(ApiRequest request) {
        var caller = caller(request);
        if (!caller.admin() && caller.leads().isEmpty()) {
            throw Problem.of(403, "forbidden");
        }
        var window = window(request);
        var tree = teams.get();
        var day = scores.day();
        var json = head(caller, day.orElse(null), window);
        var rows = day.map(latest -> cells(caller, tree, window, latest)).orElse(List.of());
        json.put("cells", rows);
        return Tables.CELLS.respond(request, json, rows);
    }

    /** Returns the interfaces that have a score and those that only collect answers. */
    private List<Map<String, Object>> cells(Caller caller, TeamTree tree, String window, String day) {
        var cells = new ArrayList<>(scores.cells(window, day).stream()
                .filter(cell -> leads(caller, tree, cell.get("teamId").toString())).toList());
        var shown = cells.stream().map(cell -> new Place(cell.get("teamId").toString(),
                cell.get("department").toString())).collect(Collectors.toSet());
        scores.collecting(day).stream().filter(place -> leads(caller, tree, place.teamId()) && !shown.contains(place))
                .forEach(place -> cells.add(collecting(place)));
        return cells;
    }

    private static Map<String, Object> collecting(Place place) {
        var json = new LinkedHashMap<String, Object>();
        json.put("department", place.department());
        json.put("teamId", place.teamId());
        json.put("collecting", true);
        return json;
    }

    private static String window(ApiRequest request) {
        var window = request.queryParameter("window").orElse(WINDOWS.getFirst());
        if (!WINDOWS.contains(window)) {
            throw Problem.of(400, "faulty-query", "window");
        }
        return window;
    }

    /** Returns the members that describe a window: its first and last day and, only for admins, its design effect. */
    private Map<String, Object> head(Caller caller, String day, String window) {
        var json = new LinkedHashMap<String, Object>();
        json.put("asOf", day);
        json.put("window", window);
        json.put("closedFrom", day == null ? null : LocalDate.parse(day).minusDays(days(window) - 1L).toString());
        json.put("closedTo", day);
        json.put("k", settings.get().k());
        json.put("designEffect",
                day == null || !caller.admin() ? null : scores.designEffect(window, day).orElse(null));
        return json;
    }

    /** Returns the length of a window in days, from its name. */
    private static int days(String window) {
        return Integer.parseInt(window, 0, window.length() - 1, 10);
    }

    /** Returns the members of a team without a closed batch: whether work was done at it or below it, but no count. */
    private static Map<String, Object> withoutScore(Team team, TeamTree tree, List<Place> places) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        json.put("collecting", places.stream().anyMatch(place -> tree.isWithin(place.teamId(), team.id())));
        return json;
    }

    private static boolean sees(Caller caller, TeamTree tree, String teamId) {
        return leads(caller, tree, teamId) || caller.teams().contains(teamId);
    }

    private static boolean leads(Caller caller, TeamTree tree, String teamId) {
        return caller.admin() || caller.leads().stream().anyMatch(lead -> tree.isWithin(teamId, lead));
    }
}
