package org.resonanz.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.Cases;

class CsvTableTest {
    private static final CsvTable TABLE = new CsvTable("teams",
            List.of("name", "csat", "rank.best", "histogram.2", "reasons.2.share", "none"));

    /** Letters that may end a cell, begin a formula or stand before one, and some that do neither. */
    private static final List<String> LETTERS = List.of("\"", ",", ";", "|", "\t", "\r", "\n", "\r\n", "=", "+", "-",
            "@",
            "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", " ", "\u00A0", "\u200B", "\uFEFF", "'", "a", "1", "é", "🙂");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/csv | true", "text/csv;q=0.9, application/json;q=0.5 | true",
        "application/json | false", "*/* | false", "text/csv;q=0 | false", "application/json, text/csv;q=0.9 | false",
        "text/csv, */*;q=0.1 | true", "TEXT/CSV; header=present; q=0.3 | true", "text/csvx | false",
        "text/csv;q=x | true", "text/csv ; Q=0.2 , application/json ; q=0.3 | false",
        "text/csv;q=0.2;q=0.9, application/json;q=0.5 | false",
        "text/csv;xq=0, application/json;q=0.5 | true", "text/csv;q=NaN | true", "text/csv;q=0.000 | false",
        ", text/csv, | true", "; | false", "text/csv; | true"})
    void callers_get_a_table_where_they_rather_have_one(String accept, boolean table) throws IOException {
        var response = render(accept, Map.of("name", "HR"));
        assertEquals(table, response.headers().get("content-type").startsWith("text/csv"));
        assertEquals("accept", response.headers().get("vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv;a=b", "text/csv;", "text/csv; q=0.5", "text/csv,", "a/b,", ";q=1", " ", "q=",
        "🙂"})
    void an_endless_header_is_handled(String part) throws IOException {
        for (var times : List.of(100, 2_000, 20_000)) {
            assertEquals(200, render(part.repeat(times), Map.of("name", "HR")).status());
            assertEquals(200, render("text/csv" + part.repeat(times), Map.of("name", "HR")).status());
        }
    }

    @Test
    void a_header_longer_than_any_program_sends_names_nothing() throws IOException {
        var response = render("text/csv" + ";a=b".repeat(2_000), Map.of("name", "HR"));
        assertTrue(response.headers().get("content-type").startsWith("application/json"));
    }

    @Test
    void inner_members_have_dotted_names_and_what_is_absent_is_empty() throws IOException {
        var row = new LinkedHashMap<String, Object>(Map.of("name", "HR, \"Personal\"", "csat", -0.5, "rank",
                Map.of("best", 1, "worst", 3), "histogram", List.of(1, 2), "reasons",
                List.of(Map.of("share", 0.5), Map.of("share", 0.25))));
        row.put("none", null);
        var response = render("text/csv", row);
        assertEquals("\"name\",\"csat\",\"rank.best\",\"histogram.2\",\"reasons.2.share\",\"none\"\r\n"
                + "\"HR, \"\"Personal\"\"\",-0.5,1,2,0.25,\r\n", response.body());
        assertEquals("attachment; filename=\"teams.csv\"", response.headers().get("content-disposition"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1+1",
        "=HYPERLINK(\"http://evil.example\")"})
    void no_text_is_taken_for_a_formula(String name) throws IOException {
        var cell = render("text/csv", Map.of("name", name)).body().split("\r\n", 2)[1];
        assertTrue(cell.startsWith("\"'"), cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1+1", "a;=1+1;b", "a\";=1+1;\"", ";=1", ";;=1", "a; =1", "a;\u00a0=1",
        "a;\uFF1D1+1", "a;@SUM(A1)", "a;+1", "a;-1", "a\t=1", "a|=1", "a\n=1;=1", "a\r\n=1", "a;\"=1", "\";=1",
        "a;\u200b=1"})
    void readers_that_split_elsewhere_see_no_formula_either(String name) {
        for (var columns : List.of(List.of("name", "none"), List.of("none", "name"), List.of("name", "name"))) {
            var row = new LinkedHashMap<String, Object>(Map.of("name", name, "none", "HR"));
            assertNoFormula(new CsvTable("teams", columns).respond(csv(), Map.of(), List.of(row)).body());
        }
    }

    private static void assertNoFormula(String text) {
        for (var separator : List.of(",", ";", "\t", "|")) {
            for (var cell : cells(text, separator)) {
                var shown = cell.replaceAll("^[\\s\\p{Z}\\p{Cf}\"]+", "");
                assertFalse(shown.matches("(?s)[=+@\uFF1D\uFF0B\uFF0D\uFF20-].*"),
                        () -> separator + " gives " + cell + " of " + text);
            }
        }
    }

    @Test
    void any_table_comes_back_and_no_cell_begins_a_formula() {
        Cases.check(4_000, CsvTableTest::comesBack);
    }

    @Tag("proof")
    @Test
    void any_of_many_tables_comes_back_and_no_cell_begins_a_formula() {
        Cases.check(100_000, CsvTableTest::comesBack);
    }

    private static void comesBack(Random random) {
        var columns = IntStream.rangeClosed(1, 1 + random.nextInt(3)).mapToObj(number -> "c" + number).toList();
        var rows = new ArrayList<Map<String, Object>>();
        for (var count = random.nextInt(4); count > 0; count--) {
            rows.add(columns.stream().collect(Collectors.toMap(name -> name, name -> text(random))));
        }
        var table = new CsvTable("teams", columns).respond(csv(), Map.of(), rows).body();
        assertNoFormula(table);
        try (var read = CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(table))) {
            assertEquals(columns, read.getHeaderNames());
            var records = read.getRecords();
            assertEquals(rows.size(), records.size(), table);
            for (var row = 0; row < records.size(); row++) {
                assertEquals(columns.size(), records.get(row).size(), table);
                for (var column : columns) {
                    assertSameText((String) rows.get(row).get(column), records.get(row).get(column));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Checks that nothing but apostrophes is added, and those only where there may be a formula. */
    private static void assertSameText(String expected, String cell) {
        assertEquals(expected.replace("'", ""), cell.replace("'", ""));
        if (expected.matches("[^\\t\\r\\n=+@\uFF1D\uFF0B\uFF0D\uFF20-]*")) {
            assertEquals(expected, cell);
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(10)).mapToObj(letter -> LETTERS.get(random.nextInt(LETTERS.size())))
                .collect(Collectors.joining());
    }

    @Test
    void what_is_no_formula_stays_as_it_is() throws IOException {
        assertTrue(render("text/csv", Map.of("name", "HR; Vertrieb - Süd (a=b) | c@d.example")).body()
                .contains("\"HR; Vertrieb - Süd (a=b) | c@d.example\""));
    }

    /**
     * Returns the cells as a spreadsheet splits them: quotes count at the beginning of a cell, and what follows them
     * stays.
     */
    private static List<String> cells(String text, String separator) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.length(); index++) {
            var letter = text.substring(index, index + 1);
            if (letter.equals("\"") && (quoted || cell.isEmpty())) {
                if (quoted && text.startsWith("\"\"", index)) {
                    cell.append(text.charAt(++index));
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (letter.equals(separator) || letter.equals("\r") || letter.equals("\n"))) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static ApiRequest csv() {
        try {
            return ApiRequest.read(new ByteArrayInputStream("{\"headers\": {\"accept\": \"text/csv\"}}".getBytes()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ApiResponse render(String accept, Map<String, Object> row) throws IOException {
        var request = ApiRequest.read(new ByteArrayInputStream(
                ("{\"headers\": {\"accept\": \"" + accept + "\"}}").getBytes(StandardCharsets.UTF_8)));
        return TABLE.respond(request, Map.of("teams", List.of(row)), List.of(row));
    }
}
