package org.resonanz.manageteams;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/**
 * Handles {@code /teams} and {@code /settings}: the team tree and the organisation's looks, which all may see, and the
 * settings, which only admins see and change.
 */
public final class ManageTeamsHandler extends ApiHandler {
    private final TeamTable teams;
    private final TeamChanges changes;
    private final SettingsTable settings;

    public ManageTeamsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ManageTeamsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.changes = new TeamChanges(teams, clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /teams", this::list, "PUT /teams/{id}", this::put,
                "GET /settings", this::readSettings, "PUT /settings", this::putSettings);
    }

    @Override
    protected void prime() {
        teams.get();
        settings.get();
    }

    private ApiResponse list(ApiRequest request) {
        var caller = caller(request);
        return ApiResponse.json(200, Map.of("organisation", OrganisationJson.shown(settings.get().organisation()),
                "teams", teams.read().teams().stream()
                        .sorted(Comparator.comparing(Team::id)).map(team -> json(team, caller)).toList()));
    }

    private ApiResponse put(ApiRequest request) {
        var caller = admin(request);
        var team = TeamJson.read(request.path("id"), Body.of(request));
        return switch (changes.put(team)) {
            case TeamChanges.Outcome.Created() -> ApiResponse.json(201, json(team, caller));
            case TeamChanges.Outcome.Changed() -> ApiResponse.json(200, json(team, caller));
            case TeamChanges.Outcome.UnknownParent(var parentId) -> throw Problem.of(422, "unknown-team", parentId);
            case TeamChanges.Outcome.SecondRoot(var rootId) -> throw Problem.of(409, "second-root", rootId);
            case TeamChanges.Outcome.Cycle() -> throw Problem.of(409, "cycle");
            case TeamChanges.Outcome.Overtaken() -> throw Problem.of(409, "tree-changed");
        };
    }

    private ApiResponse readSettings(ApiRequest request) {
        admin(request);
        return ApiResponse.json(200, SettingsJson.of(settings.read()));
    }

    private ApiResponse putSettings(ApiRequest request) {
        admin(request);
        var changed = SettingsJson.read(Body.of(request));
        settings.write(changed);
        return ApiResponse.json(200, SettingsJson.of(changed));
    }

    /** Returns the team's members by name. Mail addresses are only for admins and for the team's leads. */
    private static Map<String, Object> json(Team team, Caller caller) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        json.put("locale", team.locale());
        json.put("synonyms", team.synonyms());
        json.put("reasons", ReasonJson.of(team.reasons()));
        if (caller.admin() || caller.leads().contains(team.id())) {
            json.put("leads", team.leads());
            json.put("mailbox", team.mailbox());
        }
        return json;
    }
}
