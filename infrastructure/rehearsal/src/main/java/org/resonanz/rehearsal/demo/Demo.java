package org.resonanz.rehearsal.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.resonanz.rehearsal.demo.Company.DemoTeam;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.Timeline;
import org.resonanz.rehearsal.users.User;

/** Lets an invented company use the running product for 90 days, whose clock it moves. */
public final class Demo {
    /** The time for which the company uses the product. */
    public static final Duration LENGTH = Duration.ofDays(90);

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int REQUESTS_A_DAY = 4;
    /** The share of invitations that are answered. */
    private static final double ANSWERING = 0.55;

    private final ProductClient product;
    private final PrintStream progress;
    private final Timeline timeline;
    private final Random random = new Random(7);
    private final Company company = new Company(random);
    private final RatingBrowser browser = new RatingBrowser();
    private final Map<String, Integer> counts = new HashMap<>();

    public Demo(ProductClient product, PrintStream progress) {
        this.product = product;
        this.progress = progress;
        this.timeline = new Timeline(product);
    }

    /**
     * Plays all requests, completions and ratings between two times and prints their numbers.
     *
     * @param begin the time that the product's clock shows now
     */
    public void run(Instant begin, Instant end) {
        company.teams().forEach(this::putTeam);
        product.call(User.ADMIN, "PUT", "/voters",
                Map.of("addresses", List.of(), "domains", List.of("resonanz.example")),
                null);
        var last = LocalDate.ofInstant(end, ZONE);
        for (var day = LocalDate.ofInstant(begin, ZONE).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                planDay(day);
            }
        }
        timeline.runUntil(end);
        progress.printf("Demo: %d people made %d requests, %d were completed, %d rated.%n", Company.PEOPLE,
                count("requests"), count("completions"), count("ratings"));
    }

    private void putTeam(DemoTeam team) {
        product.call(User.ADMIN, "PUT", "/teams/" + team.id(), Map.of("name", team.name(), "parentId", team.parentId(),
                "leads", List.of(), "mailbox", team.id() + "@resonanz.example", "locale", "de"), null);
    }

    private void planDay(LocalDate day) {
        for (var made = 0; made < REQUESTS_A_DAY; made++) {
            var minute = 8 * 60 + random.nextInt(9 * 60);
            timeline.plan(day.atStartOfDay(ZONE).plusMinutes(minute).toInstant(), this::request);
        }
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            timeline.plan(day.atTime(7, 0).atZone(ZONE).toInstant(), at -> progress.println("Demo: " + day));
        }
    }

    private void request(Instant at) {
        var requester = oneOf(company.people());
        var team = oneOf(company.providers());
        var request = product.post(requester, "/requests",
                Map.of("teamId", team.id(), "subject", oneOf(team.offers())));
        tally("requests");
        var hours = Math.max(0.2, team.hours() * Math.exp(0.7 * random.nextGaussian()));
        timeline.plan(at.plusSeconds((long) (3600 * hours)),
                then -> complete(ProductClient.text(request, "id"), team, then));
    }

    private void complete(String id, DemoTeam team, Instant at) {
        // Passes over reminders of earlier invitations that came meanwhile.
        product.newMails();
        product.post(oneOf(company.members(team.id())), "/requests/" + id + "/completion", Map.of());
        tally("completions");
        // Setting the clock, even to its own time, drains the queues: then the invitation is in the mailbox.
        product.clockTo(at);
        for (var mail : product.newMails()) {
            var links = mail.ratingLinks();
            if (!links.isEmpty() && random.nextDouble() < ANSWERING) {
                var after = Duration.ofMinutes((long) (60 * 5 * Math.exp(1.5 * random.nextGaussian())));
                timeline.plan(at.plus(after), then -> rate(links, team, then));
            }
        }
    }

    private void rate(List<URI> links, DemoTeam team, Instant at) {
        var rating = Math.clamp(Math.round(team.mood() + random.nextGaussian()), 1, 5);
        var page = browser.open(links.get(rating - 1));
        timeline.plan(at.plus(RatingBrowser.READING), then -> {
            if (page.confirm(Map.of())) {
                tally("ratings");
            }
        });
    }

    private void tally(String event) {
        counts.merge(event, 1, Integer::sum);
    }

    private int count(String event) {
        return counts.getOrDefault(event, 0);
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
