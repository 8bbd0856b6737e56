package org.resonanz.readnights;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.resonanz.api.ApiHandler;
import org.resonanz.nights.NightCount;
import org.resonanz.people.MailHealth;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.CsvTable;
import org.resonanz.platform.http.Problem;

/**
 * Handles {@code GET /nights} and {@code GET /mail-health} for admins. The first responds with the nights and the
 * counts of whole weeks; as a table, with the nights, or with the weeks if {@code by=week} is asked for. The second
 * responds with the bounces, complaints and opt-outs of the same weeks.
 */
public final class ReadNightsHandler extends ApiHandler {
    private static final CsvTable NIGHTS = new CsvTable("nights", List.of("day", "startedAt", "finishedAt", "batches"));
    private static final CsvTable WEEKS = new CsvTable("weeks",
            Stream.concat(Stream.of("week"), WeekTotals.COUNTS.stream().map(NightCount::attribute)).toList());
    private static final CsvTable MAIL_HEALTH = new CsvTable("mail-health",
            Stream.concat(Stream.of("week"), WeeklyMailHealth.COUNTS.stream()).toList());
    private static final List<String> BY = List.of("night", "week");
    /** The number of weeks that are shown: a year and the rest of the current week. */
    private static final int WEEKS_OF_YEAR = 53;
    private static final int NIGHTS_FOR_WEEKS = WEEKS_OF_YEAR * 7;

    private final NightRecordTable nights;
    private final Clock clock;

    public ReadNightsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public ReadNightsHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        super(environment);
        this.nights = new NightRecordTable(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"));
        this.clock = clock;
    }

    @Override
    protected Map<String, Route> routes() {
        return Map.of("GET /nights", knowing(Set.of("limit", "by"), this::list), "GET /mail-health", this::mailHealth);
    }

    @Override
    protected void prime() {
        nights.newest(1);
        nights.mailHealth(1);
    }

    private ApiResponse list(ApiRequest request) {
        admin(request);
        var limit = request.queryParameter("limit").orElse("30");
        if (!limit.matches("[1-9][0-9]{0,2}|1000")) {
            throw Problem.of(400, "faulty-query", "limit");
        }
        var by = request.queryParameter("by").orElse(BY.getFirst());
        if (!BY.contains(by)) {
            throw Problem.of(400, "faulty-query", "by");
        }
        var most = Integer.parseInt(limit);
        var all = nights.newest(Math.max(most, NIGHTS_FOR_WEEKS));
        var rows = all.stream().limit(most).map(NightRecord::json).toList();
        var weeks = Week.of(all).stream().map(WeekTotals::json).toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("nights", rows);
        json.put("weeks", weeks);
        return by.equals("week") ? WEEKS.respond(request, json, weeks) : NIGHTS.respond(request, json, rows);
    }

    private ApiResponse mailHealth(ApiRequest request) {
        admin(request);
        var health = nights.mailHealth(WEEKS_OF_YEAR + 1);
        var weeks = Week.over(nights.newest(NIGHTS_FOR_WEEKS), clock.instant()).stream()
                .map(week -> WeeklyMailHealth.json(week, health.getOrDefault(week.name(), MailHealth.NOTHING)))
                .toList();
        return MAIL_HEALTH.respond(request, Map.of("weeks", weeks), weeks);
    }
}
