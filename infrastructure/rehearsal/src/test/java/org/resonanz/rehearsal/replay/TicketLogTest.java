package org.resonanz.rehearsal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketLogTest {
    private static final String HEADER = "at,event,externalId,requester,customerTeam,team,subject\n";
    private static final String GOOD = """
            2026-03-02T09:00:00Z,created,T1,anna@partner.example,sales,it,"Laptop, new"
            2026-03-02T10:00:00Z,completed,T1,anna@partner.example,sales,it,Laptop
            2026-03-02T11:00:00Z,reopened,T1,anna@partner.example,sales,it,Laptop
            2026-03-02T12:00:00Z,completed,T1,anna@partner.example,sales,it,Laptop
            """;

    @TempDir
    private Path folder;

    @Test
    void a_good_log_is_read_with_its_lines() throws IOException {
        var entries = TicketLog.read(file(HEADER + GOOD)).entries();

        assertEquals(List.of(2L, 3L, 4L, 5L), entries.stream().map(TicketLog.Entry::line).toList());
        assertEquals("Laptop, new", entries.getFirst().subject());
        assertEquals(TicketLog.Event.REOPENED, entries.get(2).event());
        assertEquals(4, TicketLog.read(file((HEADER + GOOD).strip())).entries().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "at; 2026-03-02; created,T2,ben,sales,it,Laptop",
        "at; 2026-03-02T08:00:00Z; created,T2,ben,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; OPENED,T2,ben,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; Created,T2,ben,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; created,T1,anna@partner.example,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; completed,T1,anna@partner.example,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; helped,T1,anna@partner.example,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; completed,T2,ben,sales,it,Laptop",
        "event; 2026-03-02T13:00:00Z; reopened,T2,ben,sales,it,Laptop",
        "externalId; 2026-03-02T13:00:00Z; created,,ben,sales,it,Laptop",
        "externalId; 2026-03-02T13:00:00Z; created,T 2,ben,sales,it,Laptop",
        "requester; 2026-03-02T13:00:00Z; created,T2,,sales,it,Laptop",
        "requester; 2026-03-02T13:00:00Z; created,T2,Ben Brandt,sales,it,Laptop",
        "requester; 2026-03-02T13:00:00Z; created,T2,ben@sales@partner.example,sales,it,Laptop",
        "requester; 2026-03-02T13:00:00Z; reopened,T1,ben,sales,it,Laptop",
        "customerTeam; 2026-03-02T13:00:00Z; created,T2,ben,Sales,it,Laptop",
        "customerTeam; 2026-03-02T13:00:00Z; reopened,T1,anna@partner.example,hr,it,Laptop",
        "team; 2026-03-02T13:00:00Z; created,T2,ben,sales,,Laptop",
        "team; 2026-03-02T13:00:00Z; reopened,T1,anna@partner.example,sales,hr,Laptop",
        "subject; 2026-03-02T13:00:00Z; created,T2,ben,sales,it,"})
    void what_is_wrong_is_told_with_its_line_and_column(String column, String at, String rest) throws IOException {
        var told = refused(HEADER + GOOD + at + "," + rest + "\n");

        assertTrue(told.contains("line 6, " + column + ": "), told);
        assertEquals(2, told.lines().count(), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "completed", "reopened", "helped"})
    void nothing_follows_help_without_a_ticket(String event) throws IOException {
        var help = "2026-03-02T13:00:00Z,helped,T2,ben,sales,it,Laptop\n";
        assertEquals(TicketLog.Event.HELPED, TicketLog.read(file(HEADER + help)).entries().getFirst().event());

        var told = refused(HEADER + help + help.replace("helped", event));
        assertTrue(told.contains("line 3, event: T2 cannot be " + event + " after line 2"), told);
    }

    @Test
    void a_line_break_in_a_cell_is_told_with_the_line_where_it_begins() throws IOException {
        var told = refused(HEADER + GOOD + "2026-03-02T13:00:00Z,created,T2,ben,sales,it,\"Lap\ntop\"\n");

        assertTrue(told.contains("line 6, subject: "), told);
    }

    @Test
    void the_whole_log_is_checked_at_once() throws IOException {
        var told = refused(HEADER + GOOD.replace("created", "OPENED").replace(",it,", ",IT,"));

        assertTrue(told.contains("line 2, event: ") && told.contains("line 5, team: "), told);
        assertTrue(refused(HEADER + "x,created,T1,ben,sales,it,Laptop\n".repeat(40)).endsWith("… and 59 more"));
    }

    @Test
    void a_line_with_too_few_or_too_many_cells_is_told() throws IOException {
        assertTrue(refused(HEADER + GOOD + "\n").contains("line 6: "));
        assertTrue(refused(HEADER + GOOD + "a,b\n").contains("line 6: "));
    }

    @Test
    void a_missing_column_is_told() throws IOException {
        var told = refused("at,event,externalId,requester,customerTeam,subject\n");

        assertTrue(told.contains("line 1, team: "), told);
    }

    @Test
    void what_is_no_log_at_all_is_told() throws IOException {
        var missing = folder.resolve("missing.csv");
        assertTrue(assertThrows(IOException.class, () -> TicketLog.read(missing)).getMessage()
                .contains("There is no file " + missing));
        assertTrue(refused("").contains("line 1, at: "));
        assertTrue(refused(HEADER).contains("holds no event"));
        assertTrue(refused(HEADER + GOOD + "\"a\"b,c\n").contains("line 6: "));
        var latin = Files.write(folder.resolve("latin.csv"),
                (HEADER + GOOD.replace("Laptop", "B\u00fcro")).getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(IOException.class, () -> TicketLog.read(latin)).getMessage()
                .contains("line 2: is no UTF-8"));
    }

    private String refused(String text) throws IOException {
        var file = file(text);
        return assertThrows(IOException.class, () -> TicketLog.read(file)).getMessage();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), text);
    }
}
