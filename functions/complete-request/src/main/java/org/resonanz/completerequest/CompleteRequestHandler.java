package org.resonanz.completerequest;

import java.time.Clock;
import java.util.Map;
import org.resonanz.api.ApiHandler;
import org.resonanz.api.RequestResponses;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.Body;
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/** Handles {@code POST /requests/{id}/completion}, by which the provider team says that a request is done. */
public final class CompleteRequestHandler extends ApiHandler {
    private final Completions completions;

    public CompleteRequestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public CompleteRequestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.completions = new Completions(new RequestTable(dynamoDb, table),
                new TeamTable(dynamoDb, table, clock), new SettingsTable(dynamoDb, table, clock),
                new KnownPersonTable(dynamoDb, table), new Pseudonyms(AwsClients.secretsManager(environment),
                        environment.required("PSEUDONYM_KEY_SECRET"), clock),
                clock);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /requests/{id}/completion", this::complete);
    }

    @Override
    protected void prime() {
        completions.prime();
    }

    private ApiResponse complete(ApiRequest request) {
        var caller = caller(request);
        var id = RequestResponses.id(request);
        var body = Body.optional(request);
        var note = body.lines("note", 2000);
        var expected = body.number("completion", 1, 65_535);
        body.verify();
        return RequestResponses.of(completions.complete(id, caller, note, expected));
    }
}
