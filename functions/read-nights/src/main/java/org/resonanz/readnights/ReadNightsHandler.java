package org.resonanz.readnights;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.resonanz.api.ApiHandler;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.CsvTable;
import org.resonanz.platform.http.Problem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code GET /nights}: how the nights ran, and what whole weeks counted, for those who run the programme. As a table it
 * answers with the nights, or with the weeks where {@code by=week} is asked for.
 */
public final class ReadNightsHandler extends ApiHandler {
    private static final CsvTable NIGHTS = new CsvTable("nights", List.of("day", "startedAt", "finishedAt", "batches"));
    private static final CsvTable WEEKS = new CsvTable("weeks",
            Stream.concat(Stream.of("week"), WeekTotals.COUNTS.stream()).toList());
    private static final List<String> BY = List.of("night", "week");
    /** A year of weeks and the rest of the one that runs. */
    private static final int NIGHTS_FOR_WEEKS = 53 * 7;

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
        var by = request.queryParameter("by").orElse(BY.getFirst());
        if (!BY.contains(by)) {
            throw Problem.of(400, "faulty-query", "by");
        }
        var most = Integer.parseInt(limit);
        var all = nights(Math.max(most, NIGHTS_FOR_WEEKS));
        var rows = all.stream().limit(most).map(NightRecord::json).toList();
        var weeks = WeekTotals.of(all);
        var json = new LinkedHashMap<String, Object>();
        json.put("nights", rows);
        json.put("weeks", weeks);
        return by.equals("week") ? WEEKS.answer(request, json, weeks) : NIGHTS.answer(request, json, rows);
    }

    /** The newest nights first. */
    private List<NightRecord> nights(int most) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).scanIndexForward(false)
                .keyConditionExpression("PK = :nights")
                .expressionAttributeValues(Items.values().put(":nights", "NIGHTS").build()))
                .items().stream().limit(most).map(NightRecord::fromItem).toList();
    }
}
