package org.resonanz.readnights;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.aws.Items;
import org.resonanz.http.ApiHandler;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.ApiResponse;
import org.resonanz.http.CsvTable;
import org.resonanz.http.Problem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code GET /nights}: how the nights went, for those who run the programme; counts of the whole organisation. */
public final class ReadNightsHandler extends ApiHandler {
    private static final List<String> COUNTS = List.of("completions", "ratings", "silences", "batches", "quarantined",
            "refusedAttempts");

    private static final CsvTable TABLE = new CsvTable("nights", Stream.concat(
            Stream.of("day", "startedAt", "finishedAt"), COUNTS.stream()).toList());

    private final DynamoDbClient dynamoDb;
    private final String table;

    public ReadNightsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReadNightsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.dynamoDb = AwsClients.dynamoDb(environment);
        this.table = environment.required("TABLE_NAME");
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /nights", this::list);
    }

    @Override
    protected void prime() {
        nights(1);
    }

    private ApiResponse list(ApiRequest request) {
        if (!caller(request).admin()) {
            throw Problem.of(403, "admins-only");
        }
        var limit = request.queryParameter("limit").orElse("30");
        if (!limit.matches("[1-9][0-9]{0,2}|1000")) {
            throw Problem.of(400, "faulty-query", "limit");
        }
        var rows = nights(Integer.parseInt(limit));
        return TABLE.answer(request, Map.of("nights", rows), rows);
    }

    /** The newest nights first. */
    private List<Map<String, Object>> nights(int most) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).scanIndexForward(false)
                        .keyConditionExpression("PK = :nights")
                        .expressionAttributeValues(Items.values().put(":nights", "NIGHTS").build()))
                .items().stream().limit(most).map(ReadNightsHandler::json).toList();
    }

    private static Map<String, Object> json(Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        json.put("day", Items.text(item, "SK"));
        json.put("startedAt", Items.text(item, "startedAt"));
        json.put("finishedAt", Items.text(item, "finishedAt"));
        COUNTS.forEach(name -> json.put(name, Items.number(item, name)));
        return json;
    }
}
