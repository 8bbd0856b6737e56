package org.resonanz.eraseperson;

import java.time.Clock;
import java.util.Map;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.http.Body;
import org.resonanz.http.Problem;
import org.resonanz.people.Pseudonyms;
import org.resonanz.teams.TeamStore;

/**
 * {@code POST /erasures}: removes what is kept of a person as a requester. It may be called again at any time, and goes
 * on where it was cut off; it is done when it answers 200. Published figures stay as they are: they hold no trace.
 */
public final class ErasePersonHandler extends ApiHandler {
    private final Pseudonyms pseudonyms;
    private final TeamStore teams;
    private final Erasure erasure;

    public ErasePersonHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ErasePersonHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = new ErasureTable(dynamoDb, environment.required("TABLE_NAME"));
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.teams = new TeamStore(dynamoDb, environment.required("TABLE_NAME"), clock);
        this.erasure = new Erasure(table);
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("POST /erasures", this::erase);
    }

    @Override
    protected void prime() {
        pseudonyms.of("nobody");
        teams.get();
    }

    private ApiResponse erase(ApiRequest request) {
        if (!caller(request).admin()) {
            throw Problem.of(403, "admins-only");
        }
        var body = Body.of(request);
        var address = body.address("email", true);
        body.verify();
        var requests = erasure.erase(address, pseudonyms.of(address), teams.read().byId().keySet());
        return ApiResponse.json(200, Map.of("erasedRequests", requests));
    }
}
