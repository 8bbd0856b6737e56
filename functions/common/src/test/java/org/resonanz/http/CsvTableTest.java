package org.resonanz.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static final CsvTable TABLE = new CsvTable("teams", List.of("name", "csat", "rank.best", "histogram.2", "none"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/csv | true", "text/csv;q=0.9, application/json;q=0.5 | true",
        "application/json | false", "*/* | false", "text/csv;q=0 | false", "application/json, text/csv;q=0.9 | false",
        "text/csv, */*;q=0.1 | true", "TEXT/CSV; header=present; q=0.3 | true", "text/csvx | false", "text/csv;q=x | true"})
    void callers_get_a_table_where_they_rather_have_one(String accept, boolean table) throws IOException {
        var answer = answer(accept, Map.of("name", "HR"));
        assertEquals(table, answer.headers().get("content-type").startsWith("text/csv"));
        assertEquals("accept", answer.headers().get("vary"));
    }

    @Test
    void inner_members_have_dotted_names_and_what_is_absent_is_empty() throws IOException {
        var row = new LinkedHashMap<String, Object>(Map.of("name", "HR, \"Personal\"", "csat", -0.5, "rank",
                Map.of("best", 1, "worst", 3), "histogram", List.of(1, 2)));
        row.put("none", null);
        var answer = answer("text/csv", row);
        assertEquals("name,csat,rank.best,histogram.2,none\r\n\"HR, \"\"Personal\"\"\",-0.5,1,2,\r\n", answer.body());
        assertEquals("attachment; filename=\"teams.csv\"", answer.headers().get("content-disposition"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1+1",
        "=HYPERLINK(\"http://evil.example\")"})
    void no_text_is_taken_for_a_formula(String name) throws IOException {
        var cell = answer("text/csv", Map.of("name", name)).body().split("\r\n", 2)[1];
        assertTrue(cell.startsWith("'") || cell.startsWith("\"'"), cell);
    }

    private static ApiResponse answer(String accept, Map<String, Object> row) throws IOException {
        var request = ApiRequest.read(new ByteArrayInputStream(
                ("{\"headers\": {\"accept\": \"" + accept + "\"}}").getBytes(StandardCharsets.UTF_8)));
        return TABLE.answer(request, Map.of("teams", List.of(row)), List.of(row));
    }
}
