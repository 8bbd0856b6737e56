package org.resonanz.chaos.flood;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.resonanz.importtickets.ImportTicketsHandler;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.testing.HttpEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sends tickets of one tool: of four events of a ticket one opens it, one closes it, and two repeat them. Two threads
 * take turns, so that events of a ticket come together and out of order.
 */
final class ImportFlood {
    private static final String KEY = "a key of a ticket tool, 32 bytes or more";
    private static final int EVENTS_OF_TICKET = 4;

    private final Company company = new Company();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

    static Flooded run(double scale) {
        return new ImportFlood().flood((int) (20_000 * scale), Drive.rounds(scale));
    }

    private Flooded flood(int calls, int rounds) {
        company.table().put(Map.of("PK", AttributeValue.fromS("IMPORTS"), "SK", AttributeValue.fromS("tickets"),
                "teams", AttributeValue.fromM(Map.of("Service Desk", AttributeValue.fromS("it"))),
                "people", AttributeValue.fromM(Map.of())));
        var heap = Flooded.heap();
        var cpu = new Processors();
        var drive = Drive.of(company, calls, rounds, () -> {
            var doors = new Doors(company);
            var imports = new ImportTicketsHandler(company.table().environment(), company.clock());
            return number -> outcome(doors.send(imports, event(number)));
        });
        var after = Flooded.heap();
        return new Flooded("events of tickets", calls, drive, heap, after, company.largestItems(),
                company.largestAnswer(), faults(calls / EVENTS_OF_TICKET),
                List.of("outcomes " + outcomes, cpu.remark()));
    }

    private void outcome(Answer answer) {
        var outcome = answer.status() == 200 ? String.valueOf(answer.get("outcome")) : "status " + answer.status();
        outcomes.computeIfAbsent(outcome, none -> new LongAdder()).increment();
    }

    private List<String> faults(int tickets) {
        var faults = new ArrayList<String>();
        outcomes.keySet().stream().filter(outcome -> !outcome.matches("imported|unchanged"))
                .forEach(outcome -> faults.add("outcome " + outcome));
        var done = company.table().client().queryPaginator(query -> query.tableName(company.table().name())
                .indexName("byTeam").keyConditionExpression("teamStatus = :done")
                .expressionAttributeValues(Items.values().put(":done", "it#COMPLETED").build()))
                .items().stream().count();
        if (done != tickets) {
            faults.add(done + " completed requests of " + tickets + " tickets");
        }
        return faults;
    }

    private static String event(int number) {
        var ticket = number / EVENTS_OF_TICKET;
        var done = number % EVENTS_OF_TICKET > 1;
        var body = """
                {"ticket": "%d", "group": "Service Desk", "subject": "Drucker klemmt", "state": "%s",
                 "createdAt": "2026-11-20T08:00:00Z", "changedAt": "2026-11-22T0%d:00:00Z",
                 "requester": {"email": "person%d@resonanz.example", "name": "Zoe"}}""".formatted(ticket,
                done ? "done" : "open", done ? 4 : 3, ticket % 500);
        return HttpEvent.of("POST /imports/{source}", "tickets").body(body).header("x-resonanz-signature",
                "sha256=" + HexFormat.of().formatHex(Hmac.of(Hmac.key(KEY.getBytes(UTF_8)), body.getBytes(UTF_8))))
                .json();
    }
}
