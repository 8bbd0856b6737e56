package org.resonanz.platform.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * A response as a table for spreadsheets (RFC 4180), for callers who ask for {@code text/csv}. Inner members have
 * dotted names. Texts are quoted. A text that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection). So does what follows a semicolon, tab, bar or line break in a text, because some readers
 * begin a cell there.
 *
 * @param columns names of members, in their order
 */
public record CsvTable(String fileName, List<String> columns) {
    private static final Pattern FORMULA = Pattern.compile("^(?=[\\t\\r\\n])|(?:^|(?<=[;|\\t\\r\\n]))"
            + "(?=[\\s\\p{Z}\\p{Cf}\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /** Returns the JSON response, or the table if the caller prefers that. */
    public ApiResponse respond(ApiRequest request, Map<String, ?> json, List<Map<String, Object>> rows) {
        var response = Accept.prefersCsv(request.header("accept").orElse(""))
                ? ApiResponse.of(200, "text/csv; charset=utf-8; header=present", write(rows))
                        .with("content-disposition", "attachment; filename=\"" + fileName + ".csv\"")
                : ApiResponse.json(200, json);
        return response.with("vary", "accept");
    }

    private String write(List<Map<String, Object>> rows) {
        var text = new StringWriter();
        try (var csv = FORMAT.builder().setHeader(columns.toArray(String[]::new)).get().print(text)) {
            for (var row : rows) {
                var flat = new LinkedHashMap<String, Object>();
                flatten("", row, flat);
                csv.printRecord(columns.stream().map(flat::get).toList());
            }
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Puts a value and its inner members under dotted names. A list of numbers or of objects becomes {@code name.1},
     * {@code name.2} …; other lists have no place in a table.
     */
    private static void flatten(String name, Object value, Map<String, Object> flat) {
        switch (value) {
            case Map<?, ?> map -> map.forEach(
                    (member, inner) -> flatten(name.isEmpty() ? member.toString() : name + "." + member, inner, flat));
            case List<?> list -> {
                for (var index = 0; index < list.size(); index++) {
                    if (list.get(index) instanceof Number || list.get(index) instanceof Map) {
                        flatten(name + "." + (index + 1), list.get(index), flat);
                    }
                }
            }
            case String text -> flat.put(name, FORMULA.matcher(text).replaceAll("'"));
            case null -> {
            }
            default -> flat.put(name, value);
        }
    }
}
