package org.resonanz.discloseperson;

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
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.resonanz.traces.Person;
import org.resonanz.traces.TraceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles {@code POST /disclosures}, which responds with everything that is stored about a person, as a JSON file. */
public final class DisclosePersonHandler extends ApiHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DisclosePersonHandler.class);

    private final Pseudonyms pseudonyms;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final Disclosures disclosures;

    public DisclosePersonHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public DisclosePersonHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.disclosures = new Disclosures(new TraceTable(dynamoDb, table, settings, clock), teams,
                new VoterListTable(dynamoDb, table), new SourceMapTable(dynamoDb, table), clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /disclosures", this::disclose);
    }

    @Override
    protected void prime() {
        pseudonyms.of("nobody");
        teams.get();
        settings.get();
    }

    private ApiResponse disclose(ApiRequest request) {
        var caller = admin(request);
        var body = Body.of(request);
        var address = body.requiredAddress("email");
        var after = body.line("after", 100);
        body.verify();
        LOG.info("{} asks for a disclosure.", caller.logName());
        var language = request.language();
        return ApiResponse.json(200, disclosures.of(Person.of(address, pseudonyms), after, language))
                .with("content-disposition", "attachment; filename=\"disclosure.json\"")
                .with("content-language", language.tag());
    }
}
