package org.resonanz.rehearsal.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.resonanz.rehearsal.visits.Mail;
import org.resonanz.rehearsal.visits.ProductClient;
import org.resonanz.rehearsal.visits.RatingLink;
import org.resonanz.rehearsal.visits.RatingVisit;
import org.resonanz.rehearsal.visits.Timeline;
import org.resonanz.rehearsal.visits.Visitor;

/**
 * Lets what a {@link TicketLog} tells happen again, through the product that people use, the product's clock
 * following the log. A {@link Rater}, where there is one, opens the links in the mails and rates.
 */
public final class Replay {
    /** After the last event: what entered last, late answers included, has stepped up from its interface. */
    private static final Duration AFTERMATH = Duration.ofDays(60);
    /** By then a night has run, at its third start at the latest. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    /** The root of the tree in which the log's teams are put. */
    private static final String ROOT = "company";
    private static final Visitor ADMIN = new Visitor("dora", "Dora", "de", List.of("admin"));

    private final ProductClient product;
    private final TicketLog log;
    private final Rater rater;
    private final Path output;
    private final PrintStream progress;
    private final Duration aftermath;
    private final RatingVisit browser = new RatingVisit();
    private final Map<String, String> requestIds = new HashMap<>();
    private final Map<UUID, TicketLog.Entry> entries = new HashMap<>();
    private final Set<RatingLink> invited = new HashSet<>();
    private final Timeline timeline;
    private Report report;
    private Losses losses;
    private int happened;

    /** @param rater who answers invitations, null for nobody */
    public Replay(ProductClient product, TicketLog log, Rater rater, Path output, PrintStream progress) {
        this(product, log, rater, output, progress, AFTERMATH);
    }

    public Replay(ProductClient product, TicketLog log, Rater rater, Path output, PrintStream progress,
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
     * @throws IllegalStateException where a call was refused, or an invitation or an answer was lost
     */
    public void run() throws IOException {
        losses = new Losses(log, (Integer) product.get(ADMIN, "/settings").get("invitationsPerWeek"));
        putTeams();
        product.call(ADMIN, "PUT", "/voters", Map.of("addresses", List.of(), "domains", List.of("resonanz.example")),
                null);
        var end = log.entries().getLast().at().plus(aftermath);
        try (var files = new Report(output, product, ADMIN)) {
            report = files;
            report.begin(log.begin(), end);
            log.entries().forEach(entry -> timeline.plan(entry.at(), at -> happen(entry, at)));
            var lastNight = planMornings(log.begin(), end);
            timeline.runUntil(end);
            report.end(lastNight);
        }
        progress.println(report.summary());
        losses.verify();
    }

    /** Puts the log's teams below the root: who only serves, below a department that is no team of the log. */
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

    private void putTeam(String id, String parent) {
        product.call(ADMIN, "PUT", "/teams/" + id,
                Map.of("name", id, "parentId", parent, "leads", List.of(), "locale", "de"), null);
    }

    /** Plans to read every morning what the night has published; gives the day of the last night. */
    private LocalDate planMornings(Instant begin, Instant end) {
        var zone = ZoneId.of(product.get(ADMIN, "/settings").get("timeZone").toString());
        var day = LocalDate.ofInstant(begin, zone);
        for (; at(day.plusDays(1), zone).isBefore(end); day = day.plusDays(1)) {
            var night = day;
            timeline.plan(at(day.plusDays(1), zone), morning -> {
                readMails();
                report.night(night);
            });
        }
        return day.minusDays(1);
    }

    private static Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    private void happen(TicketLog.Entry entry, Instant at) {
        try {
            switch (entry.event()) {
                case CREATED -> create(entry);
                case COMPLETED -> complete(entry, at);
                case REOPENED -> reopen(entry, at);
            }
        } catch (IllegalStateException refused) {
            throw new IllegalStateException("Line " + entry.line() + " of the log: " + refused.getMessage(), refused);
        }
        readMails();
        if (++happened % 50 == 0 || happened == log.entries().size()) {
            progress.printf("Replay: %d of %d events, %s%n", happened, log.entries().size(), entry.at());
        }
    }

    private void create(TicketLog.Entry entry) {
        var request = product.call(requester(entry), "POST", "/requests",
                Map.of("teamId", entry.team(), "subject", entry.subject()), entry.externalId());
        var id = request.get("id").toString();
        requestIds.put(entry.externalId(), id);
        entries.put(UUID.fromString(id), entry);
        report.happened("created", request.get("createdAt"), entry.externalId(), 0, Map.of());
    }

    private void complete(TicketLog.Entry entry, Instant at) {
        var agent = new Visitor("agent-" + entry.team(), "Agent", "de", List.of("team:" + entry.team()));
        var request = product.post(agent, path(entry, "completion"), Map.of());
        var completion = (Integer) request.get("completion");
        report.happened("completed", request.get("completedAt"), entry.externalId(), completion, Map.of());
        losses.completed(entry, completion);
        // Setting the clock to where it stands drains the queues: unless it is late, the invitation is in the mailbox.
        product.clockTo(at);
    }

    private void reopen(TicketLog.Entry entry, Instant at) {
        var request = product.post(requester(entry), path(entry, "reopening"), Map.of());
        report.happened("reopened", at, entry.externalId(), (Integer) request.get("completion"), Map.of());
        losses.reopened(entry);
    }

    /** Answers what came meanwhile. The links say what is asked; of a reminder or a copy nothing is new. */
    private void readMails() {
        for (var mail : product.newMails()) {
            var links = mail.ratingLinks();
            if (!links.isEmpty() && invited.add(RatingLink.of(links.getFirst()))) {
                invite(mail, links, RatingLink.of(links.getFirst()));
            }
        }
    }

    private void invite(Mail mail, List<URI> links, RatingLink asked) {
        var entry = entries.get(asked.requestId());
        report.happened("invited", mail.at(), entry.externalId(), asked.completion(), Map.of());
        losses.invited(entry, asked.completion(), mail.at());
        if (rater != null) {
            rater.answer(entry.externalId(), asked.completion(), entry.team()).ifPresent(answer -> timeline.plan(
                    mail.at().plus(answer.after()),
                    at -> open(links.get(answer.rating() - 1), entry.externalId(), asked.completion(), answer, at)));
        }
    }

    private void open(URI link, String externalId, int completion, Rater.Answer answer, Instant opened) {
        var page = browser.open(link);
        timeline.plan(opened.plus(RatingVisit.READING), at -> {
            if (page.confirm(answer.fields())) {
                report.rated(externalId, completion, product.now(), answer);
            } else {
                losses.notTaken(externalId, completion);
            }
        });
    }

    private String path(TicketLog.Entry entry, String action) {
        return "/requests/" + requestIds.get(entry.externalId()) + "/" + action;
    }

    private static Visitor requester(TicketLog.Entry entry) {
        var locale = entry.requester().hashCode() % 3 == 0 ? "en" : "de";
        return new Visitor(entry.requester(), entry.requester(), locale, List.of("team:" + entry.customerTeam()));
    }
}
