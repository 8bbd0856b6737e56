package org.resonanz.readscores;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.http.Caller;
import org.resonanz.http.CsvTable;
import org.resonanz.http.Problem;
import org.resonanz.scores.PublishedScores;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.teams.TeamTree;

/** {@code GET /scores}, {@code /teams/{id}/scores}, {@code /interfaces}: what the last whole night published. */
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
        return Map.of("GET /scores", this::scores, "GET /teams/{id}/scores", this::batches,
                "GET /interfaces", this::interfaces);
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
        var json = head(day.orElse(null), window);
        var rows = tree.teams().stream().filter(team -> sees(caller, tree, team.id()))
                .map(team -> published.getOrDefault(team.id(), collecting(team))).toList();
        json.put("teams", rows);
        return Tables.TEAMS.answer(request, json, rows);
    }

    private ApiResponse batches(ApiRequest request) {
        var caller = caller(request);
        var tree = teams.get();
        var team = tree.find(request.path("id")).filter(found -> sees(caller, tree, found.id()))
                .orElseThrow(Problem::notFound);
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        var day = scores.day();
        var rows = day.map(latest -> scores.batches(team.id(), latest)).orElse(List.of());
        json.put("batches", rows);
        json.put("comments", day.map(latest -> scores.comments(team.id(), latest, clock.instant())).orElse(List.of()));
        return Tables.BATCHES.answer(request, json, rows);
    }

    private ApiResponse interfaces(ApiRequest request) {
        var caller = caller(request);
        if (!caller.admin() && caller.leads().isEmpty()) {
            throw Problem.of(403, "forbidden");
        }
        var window = window(request);
        var tree = teams.get();
        var day = scores.day();
        var json = head(day.orElse(null), window);
        var rows = day.map(latest -> cells(caller, tree, window, latest)).orElse(List.of());
        json.put("cells", rows);
        return Tables.CELLS.answer(request, json, rows);
    }

    /** The interfaces that have a score, and those that only collect. */
    private List<Map<String, Object>> cells(Caller caller, TeamTree tree, String window, String day) {
        var cells = new ArrayList<>(scores.cells(window, day).stream()
                .filter(cell -> leads(caller, tree, cell.get("teamId").toString())).toList());
        var shown = cells.stream().map(cell -> cell.get("teamId") + "#" + cell.get("department")).toList();
        tree.teams().stream().map(Team::id).filter(id -> leads(caller, tree, id)).forEach(id ->
                scores.collecting(id, day).stream().filter(department -> !shown.contains(id + "#" + department))
                        .forEach(department -> cells.add(collecting(department, id))));
        return cells;
    }

    private static Map<String, Object> collecting(String department, String teamId) {
        var json = new LinkedHashMap<String, Object>();
        json.put("department", department);
        json.put("teamId", teamId);
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

    private Map<String, Object> head(String day, String window) {
        var json = new LinkedHashMap<String, Object>();
        json.put("asOf", day);
        json.put("window", window);
        json.put("k", settings.get().k());
        json.put("designEffect", day == null ? null : scores.designEffect(window, day).orElse(null));
        return json;
    }

    /** A team without a closed batch shows that it collects, and no count. */
    private static Map<String, Object> collecting(Team team) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        json.put("collecting", true);
        return json;
    }

    private static boolean sees(Caller caller, TeamTree tree, String teamId) {
        return leads(caller, tree, teamId) || caller.teams().contains(teamId);
    }

    private static boolean leads(Caller caller, TeamTree tree, String teamId) {
        return caller.admin() || caller.leads().stream().anyMatch(lead -> tree.isWithin(teamId, lead));
    }
}
