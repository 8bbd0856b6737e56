package org.resonanz.manageresults;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.resonanz.results.OutcomeValueTable;

/**
 * Reads a table of {@code unit,month,value} (RFC 4180), as spreadsheets write it: with semicolons and decimal commas,
 * too, where the header has a semicolon. It notes all faults, each with its line.
 */
final class OutcomeCsv {
    private static final Set<String> COLUMNS = Set.of("unit", "month", "value");
    private static final Pattern MONTH = Pattern.compile("2[0-9]{3}-(0[1-9]|1[0-2])");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    /** In a table with decimal commas either a number with three decimals or thousands. */
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{3})+");
    /** More faults than anybody mends before the next try. */
    private static final int MOST_FAULTS = 20;

    private final SortedMap<String, SortedMap<YearMonth, Double>> values = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Predicate<String> isUnit;
    private final YearMonth last;

    private OutcomeCsv(Predicate<String> isUnit, YearMonth last) {
        this.isUnit = isUnit;
        this.last = last;
    }

    /**
     * A fault of a table.
     *
     * @param line      from 1 on, the header's
     * @param column    empty for the whole line
     * @param key       of its text
     * @param arguments of its text
     */
    record Fault(long line, String column, String key, List<Object> arguments) {
        Fault {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Reads a table.
     *
     * @param isUnit whether values of a unit may be uploaded
     * @param last   the last month that may have values
     */
    static OutcomeCsv read(String text, Predicate<String> isUnit, YearMonth last) {
        var csv = new OutcomeCsv(isUnit, last);
        csv.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return csv;
    }

    /** Returns the values by unit and month. They are whole where there are no faults. */
    SortedMap<String, SortedMap<YearMonth, Double>> values() {
        return values;
    }

    /** Returns the first faults. */
    List<Fault> faults() {
        return faults;
    }

    private void read(String text) {
        var semicolons = text.lines().findFirst().orElse("").contains(";");
        var format = CSVFormat.RFC4180.builder().setDelimiter(semicolons ? ';' : ',').setHeader()
                .setSkipHeaderRecord(true).setIgnoreHeaderCase(true).setTrim(true).get();
        try (var records = format.parse(new StringReader(text))) {
            if (!records.getHeaderNames().stream().map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet()).equals(COLUMNS)) {
                fault(1, "", "csv-header");
                return;
            }
            for (var record : records) {
                if (faults.size() == MOST_FAULTS) {
                    return;
                }
                // Records count from 1 without the header; a cell of several lines is refused by its form anyway.
                read(record, record.getRecordNumber() + 1, semicolons);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            fault(1, "", "csv");
        }
        if (faults.isEmpty() && values.isEmpty()) {
            fault(1, "", "csv-empty");
        }
        if (values.size() > OutcomeValueTable.MOST_UNITS) {
            fault(1, "unit", "csv-units", OutcomeValueTable.MOST_UNITS);
        }
    }

    private void read(CSVRecord record, long line, boolean semicolons) {
        if (!record.isConsistent()) {
            fault(line, "", "csv-cells");
            return;
        }
        var unit = record.get("unit");
        var month = record.get("month");
        var value = semicolons ? record.get("value").replace(',', '.') : record.get("value");
        var before = faults.size();
        if (!isUnit.test(unit)) {
            fault(line, "unit", "csv-unit", unit);
        }
        if (!MONTH.matcher(month).matches()) {
            fault(line, "month", "csv-month", month);
        } else if (YearMonth.parse(month).isAfter(last)) {
            fault(line, "month", "csv-future", month);
        }
        if (semicolons && AMBIGUOUS.matcher(record.get("value")).matches()) {
            fault(line, "value", "csv-thousands", record.get("value"));
        } else if (!NUMBER.matcher(value).matches()) {
            fault(line, "value", "csv-value", record.get("value"));
        }
        if (faults.size() == before && values.computeIfAbsent(unit, none -> new TreeMap<>())
                .put(YearMonth.parse(month), Double.valueOf(value)) != null) {
            fault(line, "", "csv-twice", unit, month);
        }
    }

    private void fault(long line, String column, String key, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(line, column, key, List.of(arguments)));
        }
    }
}
