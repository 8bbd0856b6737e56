package org.resonanz.rehearsal.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.Timeline;
import org.resonanz.rehearsal.users.User;

/**
 * Plays the events of a {@link TicketLog} on the running product, whose clock follows the log. If there is a
 * {@link Rater}, it opens the links in the mails and rates.
 */
public final class Replay {
    /** The time for which nights still run after the last event, until the last answers have left their interfaces. */
    private static final Duration AFTERMATH = Duration.ofDays(60);
    /** The time by which a night has run, at its third start at the latest. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    /** The root of the tree to which the log's teams are added. */
    private static final String ROOT = "company";

    private final ProductClient product;
    private final TicketLog log;
    private final @Nullable Rater rater;
    private final Path output;
    private final PrintStream progress;
    private final Duration aftermath;
    private final Timeline timeline;
    private int played;

    /**
     * Creates a replay.
     *
     * @param rater  answers invitations, null if they stay unanswered
     * @param output the folder of the report's files
     */
    public Replay(ProductClient product, TicketLog log, @Nullable Rater rater, Path output, PrintStream progress) {
        this(product, log, rater, output, progress, AFTERMATH);
    }

    /**
     * Creates a replay.
     *
     * @param rater     answers invitations, null if they stay unanswered
     * @param output    the folder of the report's files
     * @param aftermath the time for which nights still run after the last event
     */
    public Replay(ProductClient product, TicketLog log, @Nullable Rater rater, Path output, PrintStream progress,
            Duration aftermath) {
        this.product = product;
        this.log = log;
        this.rater = rater;
        this.output = output;
        this.progress = progress;
        this.aftermath = aftermath;
        this.timeline = new Timeline(product);
    }

    /**
     * Replays the whole log, writes the report's files and prints its summary.
     *
     * @throws IllegalStateException if a call was refused, or an invitation or an answer was lost
     */
    public void run() throws IOException {
        var losses = new Losses(log, ProductClient.number(product.get(User.ADMIN, "/settings"), "invitationsPerWeek"));
        putTeams();
        product.call(User.ADMIN, "PUT", "/voters",
                Map.of("addresses", List.of(), "domains", List.of("resonanz.example")),
                null);
        putCost();
        var end = log.entries().getLast().at().plus(aftermath);
        try (var report = new Report(output, product, User.ADMIN)) {
            report.begin(log.begin(), end);
            var player = new LogPlayer(product, timeline, rater, report, losses);
            log.entries().forEach(entry -> timeline.plan(entry.at(), at -> play(player, entry, at)));
            var lastNight = planMornings(log.begin(), end, player, report);
            timeline.runUntil(end);
            report.end(lastNight);
            progress.println(report.summary());
        }
        losses.verify();
    }

    /** Stores the log's teams. Those that make requests are departments; all others stand below one more department. */
    private void putTeams() {
        var all = new TreeSet<>(log.customerTeams());
        all.addAll(log.providerTeams());
        var services = "services";
        while (all.contains(services)) {
            services += "-0";
        }
        putTeam(services, ROOT);
        all.remove(ROOT);
        for (var team : all) {
            putTeam(team, log.customerTeams().contains(team) ? ROOT : services);
        }
    }

    /** Stores what an hour costs, so that lost time shows in money, too. */
    private void putCost() {
        var settings = new HashMap<>(product.get(User.ADMIN, "/settings"));
        settings.put("costPerHour", Map.of("amount", 65, "currency", "EUR"));
        product.call(User.ADMIN, "PUT", "/settings", settings, null);
    }

    private void putTeam(String id, String parent) {
        product.call(User.ADMIN, "PUT", "/teams/" + id,
                Map.of("name", id, "parentId", parent, "leads", List.of(), "locale", "de"), null);
    }

    /** Plans to read, every morning, all that the night has published; returns the day of the last night. */
    private LocalDate planMornings(Instant begin, Instant end, LogPlayer player, Report report) {
        var zone = ZoneId.of(ProductClient.text(product.get(User.ADMIN, "/settings"), "timeZone"));
        var day = LocalDate.ofInstant(begin, zone);
        for (; at(day.plusDays(1), zone).isBefore(end); day = day.plusDays(1)) {
            var night = day;
            timeline.plan(at(day.plusDays(1), zone), morning -> {
                player.readMails();
                report.night(night);
            });
        }
        return day.minusDays(1);
    }

    private static Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    private void play(LogPlayer player, TicketLog.Entry entry, Instant at) {
        player.play(entry, at);
        if (++played % 50 == 0 || played == log.entries().size()) {
            progress.printf("Replay: %d of %d events, %s%n", played, log.entries().size(), entry.at());
        }
    }
}
