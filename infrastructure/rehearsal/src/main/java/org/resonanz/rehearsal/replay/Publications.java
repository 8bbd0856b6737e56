package org.resonanz.rehearsal.replay;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.resonanz.rehearsal.visits.ProductClient;
import org.resonanz.rehearsal.visits.Visitor;

/**
 * What an admin was shown after each night: {@code published.jsonl}, a line {@code {"night", "door", "dates", "body"}} per
 * door. The dates are members that every night changes; where nothing else has changed since the line before for the door,
 * {@code "same": true} stands instead of the body.
 */
final class Publications implements AutoCloseable {
    private static final List<String> WINDOWS = List.of("30d", "90d", "365d");
    private static final List<String> DATES = List.of("asOf", "closedFrom", "closedTo");

    private final ProductClient product;
    private final Visitor admin;
    private final BufferedWriter lines;
    private final Map<String, Map<String, Object>> last = new HashMap<>();

    Publications(ProductClient product, Visitor admin, Path file) throws IOException {
        this.product = product;
        this.admin = admin;
        this.lines = Files.newBufferedWriter(file);
    }

    /** Reads every door whose answer a night may have changed. */
    void read(LocalDate night) {
        var nights = read(night, "/nights?limit=1");
        for (var window : WINDOWS) {
            read(night, "/scores?window=" + window);
            read(night, "/interfaces?window=" + window);
        }
        // Batches come with a night that closed some, comments go with the end of a month.
        if (night.plusDays(1).getDayOfMonth() == 1 || closedSome(nights)) {
            teams(score -> score.containsKey("voices")).forEach(team -> read(night, "/teams/" + team + "/scores"));
        }
    }

    /** Reads the batches of all teams, also of those that show none. */
    void readBatches(LocalDate night) {
        teams(score -> true).forEach(team -> read(night, "/teams/" + team + "/scores"));
    }

    /** The batches that were last shown. */
    List<Map<?, ?>> batches() {
        return last.entrySet().stream().filter(door -> door.getKey().startsWith("/teams/"))
                .flatMap(door -> members(door.getValue(), "batches").stream()).toList();
    }

    private Map<String, Object> read(LocalDate night, String door) {
        var body = whole(door);
        var line = new LinkedHashMap<String, Object>();
        line.put("night", night.toString());
        line.put("door", door);
        var dates = new LinkedHashMap<String, Object>();
        DATES.stream().filter(body::containsKey).forEach(date -> dates.put(date, body.remove(date)));
        line.put("dates", dates);
        if (body.equals(last.put(door, body))) {
            line.put("same", true);
        } else {
            line.put("body", body);
        }
        write(line);
        return body;
    }

    /** Returns a door's answer with all its batches, of which it shows some at a time, the newest first of all. */
    private Map<String, Object> whole(String door) {
        var body = product.get(admin, door);
        if (body.containsKey("batches")) {
            var batches = new ArrayList<Object>(members(body, "batches"));
            for (var cursor = body.remove("nextCursor"); cursor != null;) {
                var older = product.get(admin, door + "?cursor=" + cursor);
                batches.addAll(0, members(older, "batches"));
                cursor = older.get("nextCursor");
            }
            body.put("batches", batches);
        }
        return body;
    }

    private void write(Map<String, Object> line) {
        try {
            lines.write(JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(line));
            lines.newLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<String> teams(Predicate<Map<?, ?>> which) {
        return members(last.get("/scores?window=365d"), "teams").stream().filter(which)
                .map(score -> score.get("teamId").toString()).toList();
    }

    private static boolean closedSome(Map<String, Object> nights) {
        return members(nights, "nights").stream().anyMatch(night -> !Integer.valueOf(0).equals(night.get("batches")));
    }

    private static List<Map<?, ?>> members(Map<String, Object> body, String name) {
        return ((List<?>) body.get(name)).stream().<Map<?, ?>>map(member -> (Map<?, ?>) member).toList();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
