package org.resonanz.local.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a folder keeps between starts. */
class HostDataTest {
    @TempDir
    private Path folder;

    @Test
    void the_last_values_are_found_in_the_order_in_which_they_came_and_removed_ones_are_not() throws IOException {
        try (var data = HostData.open(folder, false)) {
            data.journal().put("mail/0", "first");
            data.journal().put("queue/1", Map.of("body", "gone"));
            data.journal().put("mail/1", "second");
            data.journal().put("clock", "old");
            data.journal().put("clock", "new");
            data.journal().remove("queue/1");
        }
        for (var start = 0; start < 2; start++) {
            try (var data = HostData.open(folder, false)) {
                assertEquals("new", data.journal().find("clock"));
                assertEquals(List.of("first", "second"), List.copyOf(data.journal().takeAll("mail/").values()));
                assertEquals(Map.of(), data.journal().takeAll("queue/"));
            }
        }
        assertEquals(3, Files.readAllLines(folder.resolve("host.jsonl")).size());
    }

    @Test
    void a_last_line_that_was_not_written_whole_is_left_out_and_the_next_one_stands_alone() throws IOException {
        try (var data = HostData.open(folder, false)) {
            data.journal().put("kept", "Grüße");
        }
        var whole = Files.readAllBytes(folder.resolve("host.jsonl"));
        for (var length = 1; length < whole.length; length++) {
            Files.write(folder.resolve("host.jsonl"), whole);
            Files.write(folder.resolve("host.jsonl"), Arrays.copyOf(whole, length),
                    StandardOpenOption.APPEND);
            try (var data = HostData.open(folder, false)) {
                assertEquals("Grüße", data.journal().find("kept"));
                data.journal().put("next", length);
            }
            try (var data = HostData.open(folder, false)) {
                assertEquals(length, data.journal().find("next"));
            }
        }
    }

    @Test
    void a_second_host_is_refused_with_the_folders_name_until_the_first_ends() throws IOException {
        try (var data = HostData.open(folder, false)) {
            var refused = assertThrows(IOException.class, () -> HostData.open(folder, true));
            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
            data.journal().put("kept", 1);
        }
        try (var data = HostData.open(folder, false)) {
            assertEquals(1, data.journal().find("kept"));
        }
    }

    @Test
    void a_fresh_start_deletes_all_even_if_an_earlier_one_did_not_come_to_its_end() throws IOException {
        try (var data = HostData.open(folder, false)) {
            data.journal().put("kept", 1);
        }
        Files.writeString(folder.resolve("table.db"), "items");
        Files.writeString(folder.resolve("deleting"), "");
        try (var data = HostData.open(folder, false)) {
            assertNull(data.journal().find("kept"));
            assertTrue(Files.notExists(folder.resolve("table.db")));
            data.journal().put("kept", 2);
        }
        HostData.open(folder, true).close();
        try (var data = HostData.open(folder, false)) {
            assertNull(data.journal().find("kept"));
        }
    }

    @Test
    void a_new_folder_begins_with_a_snapshot_and_begins_anew_until_all_of_it_is_there() throws IOException {
        var snapshot = new Snapshot(Map.of("secret/key", "abc"), List.of(Map.of("PK", Map.of("S", "TEAMS"))));
        for (var start = 0; start < 2; start++) {
            try (var data = HostData.open(folder, false, () -> snapshot)) {
                assertEquals(Optional.of(snapshot), data.beginning());
                assertEquals("abc", data.journal().find("secret/key"));
                assertNull(data.journal().find("halfway"));
                data.journal().put("halfway", 1);
                Files.writeString(folder.resolve("table.db"), "half of the items");
            }
        }
        try (var data = HostData.open(folder, false, () -> snapshot)) {
            assertTrue(Files.notExists(folder.resolve("table.db")));
            data.begun();
            data.journal().put("kept", 1);
        }
        try (var data = HostData.open(folder, false, () -> snapshot)) {
            assertEquals(Optional.empty(), data.beginning());
            assertEquals(Map.of("secret/key", "abc", "kept", 1), data.journal().values());
        }
    }

    @Test
    void a_folder_that_holds_data_does_not_begin_with_a_snapshot() throws IOException {
        HostData.open(folder, false).close();
        try (var data = HostData.open(folder, false, () -> new Snapshot(Map.of("key", 1), List.of()))) {
            assertEquals(Optional.empty(), data.beginning());
            assertNull(data.journal().find("key"));
        }
    }

    @Test
    void what_comes_after_the_end_is_not_kept_and_not_confirmed() throws IOException {
        var data = HostData.open(folder, false);
        data.close();
        assertThrows(JournalClosedException.class, () -> data.journal().put("late", 1));
    }
}
