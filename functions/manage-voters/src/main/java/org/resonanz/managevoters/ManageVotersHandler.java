package org.resonanz.managevoters;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.people.VoterList;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.CsvTable;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Handles {@code /voters}, by which admins see and replace the voter list, and see the number of people who answered
 * and may not vote.
 */
public final class ManageVotersHandler extends ApiHandler {
    private static final CsvTable UNKNOWN = new CsvTable("unknown-voters", List.of("domain", "addresses"));

    private final VoterListTable voters;
    private final UnknownVoterTable unknown;
    private final TeamTable teams;
    private final SettingsTable settings;

    public ManageVotersHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ManageVotersHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.voters = new VoterListTable(dynamoDb, table);
        this.unknown = new UnknownVoterTable(dynamoDb, table, clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /voters", this::read, "PUT /voters", this::put);
    }

    @Override
    protected void prime() {
        voters.read();
        teams.get();
        settings.get();
    }

    private ApiResponse read(ApiRequest request) {
        admin(request);
        var unknown = unknown();
        return UNKNOWN.respond(request, json(voters.read(), unknown), unknown);
    }

    private ApiResponse put(ApiRequest request) {
        admin(request);
        var body = Body.of(request);
        var read = body.line("version", StateVersion.LONGEST);
        var list = VoterListJson.read(body, teams.read());
        if (read == null) {
            voters.write(list);
        } else if (!voters.replace(list, known -> read.equals(StateVersion.of(VoterListJson.of(known))))) {
            throw Problem.of(409, "voters-changed");
        }
        return ApiResponse.json(200, json(list, unknown()));
    }

    private List<Map<String, Object>> unknown() {
        return VoterListJson.of(unknown.read().rounded(settings.read().k()));
    }

    private static Map<String, Object> json(VoterList list, List<Map<String, Object>> unknown) {
        var json = new LinkedHashMap<>(VoterListJson.of(list));
        json.put("version", StateVersion.of(json));
        json.put("unknown", unknown);
        return json;
    }
}
