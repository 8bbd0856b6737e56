package org.resonanz.rehearsal.replay;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.resonanz.rehearsal.visits.ProductClient;
import org.resonanz.rehearsal.visits.Visitor;

/**
 * What a replay did, and what it was shown, in files from which another program can compute all figures anew:
 * {@code world.json} (teams, settings, voters), {@code events.jsonl} (what happened, by the answers of the product),
 * {@code ratings.csv} (the answers given), {@code published.jsonl} (see {@link Publications}) and {@code scores.json} (the
 * scores of the last night).
 */
final class Report implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader(
            "externalId", "completion", "at", "rating", "speed", "competence", "friendliness").get();

    private final Path folder;
    private final ProductClient product;
    private final Visitor admin;
    private final BufferedWriter events;
    private final Publications publications;
    private final List<Object[]> ratings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int nights;

    Report(Path folder, ProductClient product, Visitor admin) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.product = product;
        this.admin = admin;
        this.events = Files.newBufferedWriter(folder.resolve("events.jsonl"));
        this.publications = new Publications(product, admin, folder.resolve("published.jsonl"));
    }

    /** Tells what the organisation is before anything happens. */
    void begin(Instant begin, Instant end) throws IOException {
        var world = new LinkedHashMap<String, Object>();
        world.put("begin", begin.toString());
        world.put("end", end.toString());
        world.put("settings", product.get(admin, "/settings"));
        world.put("voters", product.get(admin, "/voters"));
        world.putAll(product.get(admin, "/teams"));
        write("world.json", world);
    }

    /**
     * Tells what happened.
     *
     * @param at   when, as the product says it
     * @param more further members
     */
    void happened(String event, Object at, String externalId, int completion, Map<String, ?> more) {
        counts.merge(event, 1, Integer::sum);
        var line = new LinkedHashMap<String, Object>();
        line.put("at", at.toString());
        line.put("event", event);
        line.put("externalId", externalId);
        line.put("completion", completion);
        line.putAll(more);
        try {
            events.write(JSON.std.asString(line));
            events.newLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void rated(String externalId, int completion, Instant at, Rater.Answer answer) {
        var fields = answer.fields();
        var more = new LinkedHashMap<String, Object>(fields);
        more.put("rating", answer.rating());
        happened("rated", at, externalId, completion, more);
        ratings.add(new Object[]{externalId, completion, at, answer.rating(), fields.get("speed"),
            fields.get("competence"), fields.get("friendliness")});
    }

    /** Reads what a night published. */
    void night(LocalDate day) {
        nights++;
        publications.read(day);
    }

    /** Reads the batches of all teams and writes what is written at the end. */
    void end(LocalDate lastNight) throws IOException {
        publications.readBatches(lastNight);
        try (var printer = new CSVPrinter(Files.newBufferedWriter(folder.resolve("ratings.csv")), FORMAT)) {
            printer.printRecords(ratings);
        }
        var scores = new LinkedHashMap<String, Map<String, Object>>();
        for (var window : List.of("30d", "90d", "365d")) {
            scores.put(window, product.get(admin, "/scores?window=" + window));
        }
        write("scores.json", scores);
    }

    String summary() {
        var batches = publications.batches();
        var voices = batches.stream().mapToInt(batch -> (Integer) batch.get("voices")).sum();
        return ("Replay ended: %d requests, %d completions, %d invitations, %d ratings, %d nights. "
                + "Published: %d voices (%d%% of the ratings) in %d batches.")
                .formatted(count("created"), count("completed"), count("invited"), ratings.size(), nights, voices,
                        Math.round(100.0 * voices / Math.max(1, ratings.size())), batches.size());
    }

    private int count(String event) {
        return counts.getOrDefault(event, 0);
    }

    private void write(String file, Map<String, ?> json) throws IOException {
        Files.writeString(folder.resolve(file), JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json));
    }

    @Override
    public void close() throws IOException {
        events.close();
        publications.close();
    }
}
