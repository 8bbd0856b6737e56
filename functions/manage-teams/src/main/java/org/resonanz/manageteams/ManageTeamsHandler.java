package org.resonanz.manageteams;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.settings.Settings;
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
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var team = TeamJson.read(request.path("id"), body);
        return switch (changes.put(team, stored -> read == null || read.equals(version(stored)))) {
            case TeamChanges.Outcome.Created() -> ApiResponse.json(201, json(team, caller));
            case TeamChanges.Outcome.Changed() -> ApiResponse.json(200, json(team, caller));
            case TeamChanges.Outcome.UnknownParent(var parentId) -> throw Problem.of(422, "unknown-team", parentId);
            case TeamChanges.Outcome.SecondRoot(var rootId) -> throw Problem.of(409, "second-root", rootId);
            case TeamChanges.Outcome.Cycle() -> throw Problem.of(409, "cycle");
            case TeamChanges.Outcome.Unknown() -> throw Problem.of(409, "team-changed", team.name());
            case TeamChanges.Outcome.Overtaken() -> throw Problem.of(409, "tree-changed");
        };
    }

    private ApiResponse readSettings(ApiRequest request) {
        admin(request);
        return ApiResponse.json(200, json(settings.read()));
    }

    private ApiResponse putSettings(ApiRequest request) {
        admin(request);
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var changed = SettingsJson.read(body);
        if (read == null) {
            settings.write(changed);
        } else if (!settings.replace(changed, known -> read.equals(StateVersion.of(SettingsJson.of(known))))) {
            throw Problem.of(409, "settings-changed");
        }
        return ApiResponse.json(200, json(changed));
    }

    private static Map<String, Object> json(Settings settings) {
        var json = SettingsJson.of(settings);
        json.put("version", StateVersion.of(json));
        return json;
    }

    private static String version(Optional<Team> stored) {
        return stored.map(team -> StateVersion.of(TeamJson.of(team))).orElse(StateVersion.NEVER);
    }

    /**
     * Returns the team's members by name. Mail addresses, and the version, which might tell them, are only for admins and
     * for the team's leads.
     */
    private static Map<String, Object> json(Team team, Caller caller) {
        var json = TeamJson.of(team);
        if (caller.admin() || caller.leads().contains(team.id())) {
            json.put("version", StateVersion.of(json));
        } else {
            json.keySet().removeAll(TeamJson.ADDRESSES);
        }
        return json;
    }
}
