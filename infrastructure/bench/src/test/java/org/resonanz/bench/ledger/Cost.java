package org.resonanz.bench.ledger;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.resonanz.template.Template;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;

/**
 * The calls that an event leads to, and the write units that they consume.
 *
 * @param calls such as {@code 1 PutItem, 2 Query}
 */
record Cost(String calls, double writeUnits) {
    private static final String DAY = "2026-11-22T09:30:00Z";
    private static final TestContext QUARTER_HOUR = new TestContext(900_000);

    /**
     * Sends an event to a new instance of its function, and again after the table was put back as it was; returns what
     * either cost.
     */
    static List<Cost> of(LocalTable table, Template.Resource function, String trigger) throws Exception {
        var event = Samples.json(trigger + ".json");
        var now = event.get("scheduledTime") instanceof String scheduled
                ? Instant.parse(scheduled)
                : Instant.parse(DAY);
        var handler = (RequestStreamHandler) Class.forName(function.properties().text("Handler"))
                .getConstructor(Map.class, Clock.class)
                .newInstance(table.environment(), TestClock.at(now.toString()));
        var costs = new ArrayList<Cost>();
        for (var time = 0; time < 2; time++) {
            CompanyItems.renew(table);
            table.meter().reset();
            var mails = table.aws().mails().size();
            var events = table.aws().events().size();
            Samples.invoke(handler, event, QUARTER_HOUR);
            costs.add(of(table, table.aws().mails().size() - mails, table.aws().events().size() - events));
        }
        return costs;
    }

    private static Cost of(LocalTable table, int mails, int events) {
        var counts = new TreeMap<String, Integer>();
        table.meter().calls().forEach(call -> counts.merge(call, 1, Integer::sum));
        counts.put("SendEmail", mails);
        counts.put("event published", events);
        var calls = counts.entrySet().stream().filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey()).collect(Collectors.joining(", "));
        return new Cost(calls.isEmpty() ? "none" : calls, table.meter().writeUnits());
    }

    /** Returns the row of the ledger that would say so. */
    static List<String> row(String trigger, Cost first, Cost later) {
        return List.of("`" + trigger + "`", later.calls(), units(later), first.equals(later) ? "" : first.calls(),
                first.equals(later) ? "" : units(first));
    }

    private static String units(Cost cost) {
        return String.valueOf(Math.round(cost.writeUnits()));
    }
}
