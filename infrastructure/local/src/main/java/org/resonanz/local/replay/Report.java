package org.resonanz.local.replay;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.resonanz.local.visits.Doors;
import org.resonanz.local.visits.Visitor;

/** What a replay did and what was published: counts, {@code ratings.csv} and {@code scores.json}. */
final class Report {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader(
            "externalId", "completion", "at", "rating", "speed", "competence", "friendliness").get();

    private final Path folder;
    private final List<Object[]> ratings = new ArrayList<>();
    private int requests;
    private int completions;
    private int invitations;
    private long published;
    private int nights;

    Report(Path folder) {
        this.folder = folder;
    }

    void requested() {
        requests++;
    }

    void completed() {
        completions++;
    }

    void invited() {
        invitations++;
    }

    void rated(String externalId, int completion, Instant at, Rater.Answer answer) {
        var drivers = answer.drivers();
        ratings.add(new Object[] {externalId, completion, at, answer.rating(), drivers.get("speed"),
            drivers.get("competence"), drivers.get("friendliness")});
    }

    /** Reads what was published and writes both files. */
    void close(Doors doors, Visitor admin) throws IOException {
        Files.createDirectories(folder);
        try (var printer = new CSVPrinter(Files.newBufferedWriter(folder.resolve("ratings.csv")), FORMAT)) {
            printer.printRecords(ratings);
        }
        var scores = new LinkedHashMap<String, Map<String, Object>>();
        for (var window : List.of("30d", "90d", "365d")) {
            scores.put(window, doors.get(admin, "/scores?window=" + window));
        }
        Files.writeString(folder.resolve("scores.json"), JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(scores));
        published = ((List<?>) scores.get("365d").get("teams")).stream()
                .filter(team -> ((Map<?, ?>) team).containsKey("voices")).count();
        nights = nights(doors, admin);
    }

    String summary() {
        return "Replay ended: %d requests, %d completions, %d invitations, %d ratings, %d nights, %d published teams."
                .formatted(requests, completions, invitations, ratings.size(), nights, published);
    }

    /** How many nights have run. */
    private static int nights(Doors doors, Visitor admin) {
        return ((List<?>) doors.get(admin, "/nights?limit=1000").get("nights")).size();
    }
}
