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
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/**
 * Writes the files of a replay, from which another program can compute all figures anew: {@code world.json} (teams,
 * settings, voters), {@code events.jsonl} (the events, by the responses of the product), {@code ratings.csv} (the
 * answers given), {@code published.jsonl} (see {@link Publications}) and {@code scores.json} (the scores of the last
 * night).
 */
final class Report implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n')
            .setHeader("externalId", "completion", "at", "rating", "reasons", "lostTime").get();

    private final Path folder;
    private final ProductClient product;
    private final User admin;
    private final BufferedWriter events;
    private final Publications publications;
    private final List<Object[]> ratings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int nights;

    Report(Path folder, ProductClient product, User admin) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.product = product;
        this.admin = admin;
        this.events = Files.newBufferedWriter(folder.resolve("events.jsonl"));
        this.publications = new Publications(product, admin, folder.resolve("published.jsonl"));
    }

    /** Writes the teams, settings and voters, before any event. */
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
     * Writes an event.
     *
     * @param at   its time, as the product names it
     * @param more further members of its line
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

    /**
     * Writes an answer that the product took.
     *
     * @param offered ids of the reasons that the page offered with the rating
     * @param ticked  those of them that were ticked
     */
    void rated(String externalId, int completion, Instant at, Rater.Answer answer, List<String> offered,
            List<String> ticked) {
        var more = new LinkedHashMap<String, Object>(answer.fields());
        more.put("rating", answer.rating());
        more.put("offered", offered);
        more.put("reasons", ticked);
        happened("rated", at, externalId, completion, more);
        ratings.add(new Object[]{externalId, completion, at, answer.rating(), String.join(" ", ticked),
            answer.fields().get("lostTime")});
    }

    /** Reads and writes all that a night published. */
    void night(LocalDate day) {
        nights++;
        publications.read(day);
    }

    /** Reads the batches of all teams, and writes the ratings and the last scores. */
    void end(LocalDate lastNight) throws IOException {
        publications.readBatches(lastNight);
        try (var printer = new CSVPrinter(Files.newBufferedWriter(folder.resolve("ratings.csv")), FORMAT)) {
            printer.printRecords(ratings);
        }
        var scores = new LinkedHashMap<String, Map<String, Object>>();
        for (var window : Publications.WINDOWS) {
            scores.put(window, product.get(admin, "/scores?window=" + window));
        }
        write("scores.json", scores);
    }

    /** Returns the numbers of the replay in two sentences. */
    String summary() {
        var batches = publications.batches();
        var voices = batches.stream().mapToInt(batch -> ProductClient.number(batch, "voices")).sum();
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
