package org.resonanz.bench.page;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.openqa.selenium.By;
import org.resonanz.bench.host.BenchedHost;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;

/**
 * Measures how long people on a slow phone wait for the largest paint of each page of the demo, and the longest task when
 * they press something, by the browser's own performance timeline.
 */
public final class PageBench {
    private static final int ROUNDS = 3;
    private static final String NOBODY = "";
    private static final List<Visit> VISITS = List.of(
            new Visit(NOBODY, "", List.of()),
            new Visit("Anna", "ask", List.of(
                    typed("look for a team", "main input[role=combobox]", "it"),
                    pressed("open a request", "main .list a"))),
            new Visit("Ben", "serve/hr", List.of(
                    typed("search", "main input[type=search]", "Ausweis"))),
            new Visit("Carla", "followUps", List.of(
                    typed("answer", "main .open-cases textarea", "Danke"))),
            new Visit("Dora", "scores?window=90d", List.of(
                    pressed("choose a year", "main select option[value='365d']"),
                    pressed("open a team", "main th[scope=row] a"))),
            new Visit("Dora", "scores/it-support", List.of(
                    pressed("go to all", "main p a"))),
            new Visit("Dora", "interfaces?window=365d", List.of(
                    pressed("open an interface", ".heat td button"))),
            new Visit("Dora", "programme/teams", List.of(
                    pressed("edit a team", "main li button"))),
            new Visit("Dora", "programme/settings", List.of(
                    pressed("go to the voter list", "main a[href*=voters]"))));

    /** Somebody's page, and what they do there one after the other. */
    private record Visit(String person, String place, List<Step> steps) {
    }

    private record Step(String name, Consumer<Phone> press) {
    }

    private final Phone phone;
    private final URI desk;
    private final int rounds;
    private final PrintStream out;

    private PageBench(Phone phone, URI desk, int rounds, PrintStream out) {
        this.phone = phone;
        this.desk = desk;
        this.rounds = rounds;
        this.out = out;
    }

    /** Prints the tables. */
    public static void main(String[] arguments) throws IOException {
        run(ROUNDS, VISITS, System.out);
    }

    /** Prints the short form of the tables: one round of the first pages. */
    static void runShort(PrintStream out) throws IOException {
        run(1, VISITS.subList(0, 2), out);
    }

    private static void run(int rounds, List<Visit> visits, PrintStream out) throws IOException {
        try (var host = new BenchedHost();
                var phone = new Phone(Files.createTempDirectory("resonanz-phone"))) {
            new PageBench(phone, host.desk(), rounds, out)
                    .run(ratingLink(host.client()), visits);
        }
    }

    private static URI ratingLink(ProductClient product) {
        return product.newMails().reversed().stream().map(Mail::ratingLinks).filter(links -> !links.isEmpty())
                .findFirst().orElseThrow().get(3);
    }

    private void run(URI ratingLink, List<Visit> visits) {
        out.println("""
                | who | page | first visit, s | next visit, s |
                | --- | --- | --- | --- |""");
        phone.slow();
        print("who was asked", "the rating page", () -> phone.load(ratingLink));
        var tasks = new StringBuilder();
        for (var visit : visits) {
            signIn(visit);
            print(visit.person.isEmpty() ? "nobody" : visit.person, "`/" + visit.place + "`", () -> load(visit));
            tasks.append(tasks(visit));
        }
        out.println("""

                | who | does what | longest task, ms | until the next paint, ms |
                | --- | --- | --- | --- |""");
        out.print(tasks);
    }

    private void signIn(Visit visit) {
        phone.fast();
        phone.forget(desk);
        if (!visit.person.isEmpty()) {
            phone.signIn(desk, visit.person);
        }
        phone.slow();
    }

    private void load(Visit visit) {
        phone.load(URI.create(desk + "/" + (visit.place.isEmpty() ? "" : "#/" + visit.place)));
    }

    /** Prints the median times of a page's largest paint, without and with the files of an earlier visit. */
    private void print(String who, String page, Runnable load) {
        var first = IntStream.range(0, rounds).mapToDouble(_ -> {
            phone.forgetFiles();
            return paint(load);
        }).toArray();
        var next = IntStream.range(0, rounds).mapToDouble(_ -> paint(load)).toArray();
        out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f |%n", who, page, median(first) / 1000,
                median(next) / 1000);
    }

    private double paint(Runnable load) {
        load.run();
        return phone.largestPaint();
    }

    /** Returns each step's longest task and slowest reaction of all rounds. */
    private String tasks(Visit visit) {
        var longest = new double[visit.steps.size()];
        var slowest = new double[visit.steps.size()];
        for (var round = 0; round < rounds; round++) {
            load(visit);
            for (var step = 0; step < longest.length; step++) {
                var begin = phone.now();
                visit.steps.get(step).press.accept(phone);
                longest[step] = Math.max(longest[step], phone.longestTask(begin));
                slowest[step] = Math.max(slowest[step], phone.slowestReaction(begin));
            }
        }
        var lines = new StringBuilder();
        for (var step = 0; step < longest.length; step++) {
            lines.append(String.format(Locale.ROOT, "| %s | `/%s`: %s | %s | %s |%n", visit.person, visit.place,
                    visit.steps.get(step).name, over(50, longest[step]), over(104, slowest[step])));
        }
        return lines.toString();
    }

    /** Returns milliseconds as text, of which the browser keeps those from a least on. */
    private static String over(int least, double millis) {
        return millis == 0 ? "none over " + least : String.valueOf(Math.round(millis));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Step pressed(String name, String selector) {
        return new Step(name, phone -> phone.press(By.cssSelector(selector)));
    }

    private static Step typed(String name, String selector, String words) {
        return new Step(name, phone -> phone.type(By.cssSelector(selector), words));
    }
}
