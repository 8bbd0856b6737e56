package org.resonanz.readscores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Problem;
import org.resonanz.scores.Gap;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.PublishedScoreTable.Batches;
import org.resonanz.scores.ScoreJson;
import org.resonanz.scores.ScoreVisibility;
import org.resonanz.scores.TeamScore;
import org.resonanz.scores.Window;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/**
 * Handles {@code GET /scores}, {@code /teams/{id}/scores} and {@code /interfaces}, which show what the last complete
 * night published.
 */
public final class ReadScoresHandler extends ApiHandler {
    private final Clock clock;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final PublishedScoreTable scores;

    public ReadScoresHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReadScoresHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.scores = new PublishedScoreTable(dynamoDb, table);
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
        var visible = ScoreVisibility.of(caller, tree);
        var day = scores.day();
        var published = day.map(latest -> scores.scores(window, latest)).orElse(List.of()).stream()
                .filter(score -> visible.includesTeam(score.teamId()))
                .collect(Collectors.toMap(TeamScore::teamId, score -> score));
        var json = head(caller, day, window);
        var serving = day.map(scores::collecting).orElse(List.of()).stream().map(InterfaceKey::teamId)
                .collect(Collectors.toSet());
        var costs = new Costs(settings.get().aims().costPerHour());
        var first = day.map(window::first).orElse(null);
        var rows = tree.teams().stream().filter(team -> visible.includesTeam(team.id()))
                .map(team -> {
                    var score = published.get(team.id());
                    var row = score == null
                            ? withoutScore(team, visible.isCollecting(team.id(), serving))
                            : costs.json(score);
                    Promised.of(team, tree).ifPresent(promised -> row.put("promise", promised.json(score, first)));
                    return row;
                }).toList();
        json.put("teams", rows);
        var gaps = new Gaps(Gap.ofTeams(published.values(), settings.get().aims().target()));
        json.put("whereToAct", gaps.first());
        var openLong = day.map(scores::longOpen).orElse(Map.of()).entrySet().stream()
                .filter(team -> visible.includesTeam(team.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        json.put("openLong", openLong);
        return CsvColumns.TEAMS.respond(request, json, rows.stream()
                .map(row -> with(openLong, gaps.with(row))).toList());
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
     * Returns a page of a team's batches and the cursor of the page of older ones. The first page is the newest
     * and has the comments.
     */
    private ApiResponse batches(ApiRequest request) {
        var tree = teams.get();
        var visible = ScoreVisibility.of(caller(request), tree);
        var team = tree.find(request.path("id")).filter(found -> visible.includesTeam(found.id()))
                .orElseThrow(Problem::notFound);
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        var cursor = request.queryParameter("cursor").map(BatchCursor::parse);
        var day = scores.day();
        var page = day.map(latest -> scores.batches(team.id(), latest, cursor.map(BatchCursor::batch).orElse(null)))
                .orElse(Batches.NONE);
        var rows = page.batches().stream().map(ScoreJson::of).toList();
        json.put("batches", rows);
        if (cursor.isEmpty()) {
            json.put("comments",
                    day.map(latest -> scores.comments(team.id(), latest, clock.instant())).orElse(List.of()));
        }
        var next = page.olderThan() == null ? null : new BatchCursor(page.olderThan()).text();
        json.put("nextCursor", next);
        var response = CsvColumns.BATCHES.respond(request, json, rows);
        return next == null ? response : response.with("link", "<?cursor=" + next + ">; rel=\"next\"");
    }

    private ApiResponse interfaces(ApiRequest request) {
        var caller = caller(request);
        var visible = ScoreVisibility.of(caller, teams.get());
        if (!visible.includesInterfaces()) {
            throw Problem.of(403, "forbidden");
        }
        var window = window(request);
        var day = scores.day();
        var json = head(caller, day, window);
        var led = day.map(latest -> scores.interfaces(window, latest)).orElse(List.of()).stream()
                .filter(score -> visible.includesInterfacesOf(score.teamId())).toList();
        var rows = day.map(latest -> rows(led, visible, latest)).orElse(List.of());
        json.put("cells", rows);
        var gaps = new Gaps(Gap.ofInterfaces(led, settings.get().aims().target()));
        json.put("whereToAct", gaps.first());
        return CsvColumns.INTERFACES.respond(request, json, rows.stream().map(gaps::with).toList());
    }

    /** Returns the interfaces that have a score and those that only collect answers. */
    private List<Map<String, Object>> rows(List<InterfaceScore> led, ScoreVisibility visible, LocalDate day) {
        var costs = new Costs(settings.get().aims().costPerHour());
        var shown = led.stream().map(score -> new InterfaceKey(score.teamId(), score.department()))
                .collect(Collectors.toSet());
        var collecting = scores.collecting(day).stream()
                .filter(interfaceKey -> visible.includesInterfacesOf(interfaceKey.teamId())
                        && !shown.contains(interfaceKey));
        return Stream.concat(led.stream().map(costs::json), collecting.map(ReadScoresHandler::collecting)).toList();
    }

    private static Map<String, Object> collecting(InterfaceKey interfaceKey) {
        var json = new LinkedHashMap<String, Object>();
        json.put("department", interfaceKey.department());
        json.put("teamId", interfaceKey.teamId());
        json.put("collecting", true);
        return json;
    }

    private static Window window(ApiRequest request) {
        return request.queryParameter("window")
                .map(name -> Window.named(name).orElseThrow(() -> Problem.of(400, "faulty-query", "window")))
                .orElse(Window.DEFAULT);
    }

    /** Returns the members that describe a window: its first and last day and, only for admins, its design effect. */
    private Map<String, Object> head(Caller caller, Optional<LocalDate> day, Window window) {
        var json = new LinkedHashMap<String, Object>();
        json.put("asOf", day.map(LocalDate::toString).orElse(null));
        json.put("window", window.name());
        json.put("closedFrom", day.map(window::first).map(LocalDate::toString).orElse(null));
        json.put("closedTo", day.map(LocalDate::toString).orElse(null));
        json.put("k", settings.get().k());
        json.put("target", settings.get().aims().target());
        json.put("designEffect", day.filter(latest -> caller.admin())
                .flatMap(latest -> scores.designEffect(window, latest)).orElse(null));
        return json;
    }

    /** Returns the members of a team without a closed batch, which tell no count. */
    private static Map<String, Object> withoutScore(Team team, boolean collecting) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        json.put("collecting", collecting);
        return json;
    }
}
