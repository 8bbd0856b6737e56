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
import java.util.Objects;
import java.util.function.Predicate;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/**
 * Writes all that an admin can read after each night to {@code published.jsonl}. Each line {@code {"night", "route",
 * "dates", "body"}} holds one response. The dates are the members that every night changes. If nothing else has changed
 * since the route's last line, {@code "same": true} stands instead of the body.
 */
final class Publications implements AutoCloseable {
    /** The names of the windows for which the API has scores. */
    static final List<String> WINDOWS = List.of("30d", "90d", "365d");
    private static final List<String> DATES = List.of("asOf", "closedFrom", "closedTo");

    private final ProductClient product;
    private final User admin;
    private final BufferedWriter lines;
    private final Map<String, Map<String, Object>> last = new HashMap<>();

    Publications(ProductClient product, User admin, Path file) throws IOException {
        this.product = product;
        this.admin = admin;
        this.lines = Files.newBufferedWriter(file);
    }

    /** Reads every route whose response a night may have changed. */
    void read(LocalDate night) {
        var nights = read(night, "/nights?limit=1");
        for (var window : WINDOWS) {
            read(night, "/scores?window=" + window);
            read(night, "/interfaces?window=" + window);
        }
        // A night that closed batches adds some, and the end of a month removes comments.
        if (night.plusDays(1).getDayOfMonth() == 1 || closedSome(nights)) {
            teams(score -> score.containsKey("voices")).forEach(team -> read(night, "/teams/" + team + "/scores"));
        }
    }

    /** Reads the batches of all teams, also of those that have none. */
    void readBatches(LocalDate night) {
        teams(score -> true).forEach(team -> read(night, "/teams/" + team + "/scores"));
    }

    /** Returns the batches of all teams as they were last read. */
    List<Map<?, ?>> batches() {
        return last.entrySet().stream().filter(response -> response.getKey().startsWith("/teams/"))
                .flatMap(response -> members(response.getValue(), "batches").stream()).toList();
    }

    private Map<String, Object> read(LocalDate night, String route) {
        var body = whole(route);
        var line = new LinkedHashMap<String, Object>();
        line.put("night", night.toString());
        line.put("route", route);
        var dates = new LinkedHashMap<String, Object>();
        DATES.stream().filter(body::containsKey).forEach(date -> dates.put(date, body.remove(date)));
        line.put("dates", dates);
        if (body.equals(last.put(route, body))) {
            line.put("same", true);
        } else {
            line.put("body", body);
        }
        write(line);
        return body;
    }

    /** Returns a route's response. Its batches, of which one page holds only the newest, are those of all pages. */
    private Map<String, Object> whole(String route) {
        var body = product.get(admin, route);
        if (body.containsKey("batches")) {
            var batches = new ArrayList<Object>(members(body, "batches"));
            for (var cursor = body.remove("nextCursor"); cursor != null;) {
                var older = product.get(admin, route + "?cursor=" + cursor);
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
        return members(last.getOrDefault("/scores?window=365d", Map.of()), "teams").stream().filter(which)
                .map(score -> ProductClient.text(score, "teamId")).toList();
    }

    private static boolean closedSome(Map<String, Object> nights) {
        return members(nights, "nights").stream().anyMatch(night -> !Integer.valueOf(0).equals(night.get("batches")));
    }

    private static List<Map<?, ?>> members(Map<String, Object> body, String name) {
        return ((List<?>) Objects.requireNonNull(body.get(name), name)).stream()
                .<Map<?, ?>>map(member -> (Map<?, ?>) member).toList();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
