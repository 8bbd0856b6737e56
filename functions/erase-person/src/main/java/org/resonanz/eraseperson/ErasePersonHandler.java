package org.resonanz.eraseperson;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.imports.SourceMapTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.resonanz.traces.AdminEntries;
import org.resonanz.traces.Person;
import org.resonanz.traces.TraceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles {@code POST /erasures}, which removes what is stored about a person as a requester. It may be called again at
 * any time, and continues where it was cut off; when it responds with 200, all is done. Published figures stay as they
 * are, because they hold no trace of the person. What admins have entered stays too, and the response names the places.
 */
public final class ErasePersonHandler extends ApiHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErasePersonHandler.class);

    private final Pseudonyms pseudonyms;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final VoterListTable voters;
    private final SourceMapTable tools;
    private final Erasure erasure;

    public ErasePersonHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ErasePersonHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.voters = new VoterListTable(dynamoDb, table);
        this.tools = new SourceMapTable(dynamoDb, table);
        this.erasure = new Erasure(new TraceTable(dynamoDb, table, settings, clock), new ErasureTable(dynamoDb, table));
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /erasures", this::erase);
    }

    @Override
    protected void prime() {
        pseudonyms.of("nobody");
        teams.get();
        settings.get();
    }

    private ApiResponse erase(ApiRequest request) {
        var caller = admin(request);
        var body = Body.of(request);
        var address = body.requiredAddress("email");
        body.verify();
        LOG.info("{} asks for an erasure.", caller.logName());
        var person = Person.of(address, pseudonyms);
        var tree = teams.read();
        var maps = tools.readAll();
        return switch (erasure.erase(person, tree, maps)) {
            case Erasure.Outcome.Erased(var requests) -> ApiResponse.json(200, Map.of("erasedRequests", requests,
                    "staysIn", staysIn(AdminEntries.of(person, voters.read(), tree, maps))));
            case Erasure.Outcome.NightRunning() -> throw Problem.of(409, "night-running");
        };
    }

    /** Returns where admins have entered the person. Only they change that. */
    private static Map<String, Object> staysIn(AdminEntries entries) {
        return Map.of("voterList", entries.onVoterList(), "leadOf", entries.leads(), "mailboxOf", entries.mailboxOf(),
                "ticketTools", entries.accountsIn());
    }
}
