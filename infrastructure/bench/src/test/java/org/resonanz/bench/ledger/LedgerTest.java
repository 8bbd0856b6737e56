package org.resonanz.bench.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.bench.Triggers;
import org.resonanz.testing.LocalTable;

/** Compares the ledger with what it tells of: every trigger of the template, and what it costs. */
class LedgerTest {
    private static final String README = "infrastructure/bench/README.md";
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @Test
    void each_trigger_costs_what_its_row_says() throws Exception {
        var rows = new ArrayList<List<String>>();
        for (var function : Triggers.functions()) {
            for (var trigger : Triggers.of(function)) {
                var costs = Cost.of(TABLE, function, trigger);
                rows.add(Cost.row(trigger, costs.getFirst(), costs.getLast()));
            }
        }

        assertEquals(text(rows), text(Ledger.rows(README, "## What each trigger costs")));
    }

    @Test
    void each_row_of_an_operation_names_a_test_that_there_is() {
        var tests = Ledger.tests();
        var rows = Ledger.rows(README, "## What each operation costs");

        var without = rows.stream().filter(row -> names(row).findAny().isEmpty() || !tests.containsAll(
                names(row).toList())).toList();
        assertEquals(List.of(), without);
        assertEquals(List.of(), rows.stream().filter(row -> row.get(1).isEmpty() || row.get(2).isEmpty()).toList());
    }

    private static Stream<String> names(List<String> row) {
        return TEST.matcher(row.getLast()).results().map(found -> found.group(1));
    }

    private static String text(List<List<String>> rows) {
        return rows.stream().map(row -> "| " + String.join(" | ", row) + " |").collect(Collectors.joining("\n"));
    }
}
