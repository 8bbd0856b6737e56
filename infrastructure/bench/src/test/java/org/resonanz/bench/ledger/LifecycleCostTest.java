package org.resonanz.bench.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Computes what 1,000 lifecycles cost from the ledger's rows and the prices in the documentation, which says so. */
class LifecycleCostTest {
    private static final String COST = "infrastructure/docs/cost.md";
    private static final String README = "infrastructure/bench/README.md";
    private static final Pattern CALLS = Pattern.compile("(\\d+) (\\w+)");

    /** What is paid for, by the name that its price has. */
    private final Map<String, Double> amounts = new LinkedHashMap<>();

    @Test
    void the_documentation_tells_what_the_ledger_comes_to() {
        var rows = rows(README, "## What each trigger costs");
        for (var name : List.of("mail", "write", "read", "run", "event")) {
            amounts.put(name, 0.0);
        }
        for (var row : Ledger.rows(COST, "## What happens in 1,000 lifecycles")) {
            add(rows.get(row.getFirst()), number(row.get(1)));
        }

        var prices = rows(COST, "## Prices");
        var told = new ArrayList<String>();
        var sum = 0.0;
        for (var amount : amounts.entrySet()) {
            var price = prices.get(amount.getKey());
            var dollars = amount.getValue() * number(price.get(1)) / number(price.get(2));
            sum += dollars;
            told.add(String.format(Locale.ROOT, "%s | %,.0f | %.3f", amount.getKey(), amount.getValue(), dollars));
        }
        told.add(String.format(Locale.ROOT, "all | | %.3f", sum));
        assertEquals(String.join("\n", told), Ledger.rows(COST, "## What that costs").stream()
                .map(row -> String.join(" | ", row)).map(row -> row.replace("|  |", "| |"))
                .collect(Collectors.joining("\n")));
    }

    private void add(List<String> row, double times) {
        amounts.merge("run", times, Double::sum);
        amounts.merge("write", times * number(row.get(2)), Double::sum);
        CALLS.matcher(row.get(1)).results().forEach(call -> amounts.merge(switch (call.group(2)) {
            case "SendEmail" -> "mail";
            case "event" -> "event";
            case "GetItem", "Query", "BatchGetItem" -> "read";
            // Paid for by its units, which are counted.
            default -> "write";
        }, call.group(2).matches("SendEmail|event|GetItem|Query|BatchGetItem")
                ? times * Double.parseDouble(call.group(1))
                : 0, Double::sum));
    }

    private static Map<String, List<String>> rows(String file, String heading) {
        return Ledger.rows(file, heading).stream().collect(Collectors.toMap(List::getFirst, row -> row));
    }

    private static double number(String text) {
        return Double.parseDouble(Stream.of(text.split(" ")).findFirst().orElseThrow().replace(",", ""));
    }
}
