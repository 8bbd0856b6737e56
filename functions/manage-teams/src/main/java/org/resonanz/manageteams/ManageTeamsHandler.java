package org.resonanz.manageteams;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.resonanz.api.ApiHandler;
import org.resonanz.manageteams.TeamChanges.Outcome;
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
 * Handles {@code /teams} and {@code /settings}: the team tree with what teams promise and change, and the organisation's
 * looks, which all may see, and the settings, which only admins see and change.
 */
public final class ManageTeamsHandler extends ApiHandler {
    private final TeamTable teams;
    private final TeamChanges changes;
    private final SettingsTable settings;
    private final Clock clock;

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
        this.clock = clock;
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /teams", this::list, "PUT /teams/{id}", this::put,
                "PUT /teams/{id}/promise", this::putPromise, "PUT /teams/{id}/action", this::putAction,
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
            case Outcome.Created(var stored) -> ApiResponse.json(201, json(stored, caller));
            case Outcome.Changed(var stored) -> ApiResponse.json(200, json(stored, caller));
            case Outcome.Unknown() -> throw Problem.of(409, "team-changed", team.name());
            case Outcome.Refused refused -> throw problem(refused);
        };
    }

    private ApiResponse putPromise(ApiRequest request) {
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var promise = PromiseJson.read(body, today());
        var stored = change(request, "promise-changed", team -> team.promising(promise),
                team -> read == null || read.equals(PromiseJson.of(team.promise()).get("version")));
        return ApiResponse.json(200, PromiseJson.of(stored.promise()));
    }

    private ApiResponse putAction(ApiRequest request) {
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var said = ActionJson.read(body, today());
        var stored = change(request, "action-changed", team -> team.saying(said),
                team -> read == null || read.equals(ActionJson.of(team.action()).get("version")));
        return ApiResponse.json(200, ActionJson.of(stored.action()));
    }

    /**
     * Changes a team as one of its leads may.
     *
     * @param changed key of the problem that somebody else has changed it since
     * @param known   whether the caller knows what is replaced
     */
    private Team change(ApiRequest request, String changed, UnaryOperator<Team> change, Predicate<Team> known) {
        var caller = caller(request);
        var id = request.path("id");
        return switch (changes.change(id, tree -> caller.admin() || tree.isWithinAny(id, caller.leads()), known,
                change)) {
            case Outcome.Created(var stored) -> stored;
            case Outcome.Changed(var stored) -> stored;
            case Outcome.Unknown() -> throw Problem.of(409, changed);
            case Outcome.Refused refused -> throw problem(refused);
        };
    }

    private static Problem problem(Outcome.Refused refused) {
        return switch (refused) {
            case Outcome.UnknownTeam() -> Problem.notFound();
            case Outcome.NotLed(var name) -> Problem.of(403, "not-led", name);
            case Outcome.UnknownParent(var parentId) -> Problem.of(422, "unknown-team", parentId);
            case Outcome.SecondRoot(var rootId) -> Problem.of(409, "second-root", rootId);
            case Outcome.Cycle() -> Problem.of(409, "cycle");
            case Outcome.Overtaken() -> Problem.of(409, "tree-changed");
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
     * for the team's leads. What a team promises and changes has versions of its own.
     */
    private Map<String, Object> json(Team team, Caller caller) {
        var json = TeamJson.of(team);
        if (caller.admin() || caller.leads().contains(team.id())) {
            json.put("version", StateVersion.of(json));
        } else {
            json.keySet().removeAll(TeamJson.ADDRESSES);
        }
        if (team.promise() != null) {
            json.put("promise", PromiseJson.of(team.promise()));
        }
        if (team.action() != null && !team.action().isHistory(today())) {
            json.put("action", ActionJson.of(team.action()));
        }
        return json;
    }

    private LocalDate today() {
        return settings.get().dayOf(clock.instant());
    }
}
