package org.resonanz.local.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.local.visits.Doors;
import org.resonanz.local.visits.RatingVisit;
import org.resonanz.local.visits.Timeline;
import org.resonanz.local.visits.Visitor;

/**
 * Lets what a {@link TicketLog} tells happen again, through the doors that people use, the product's clock
 * following the log. A {@link Rater}, where there is one, opens the links in the mails and rates.
 */
public final class Replay {
    /** After the last event: invitations run out, ratings settle, and what waited at interfaces has stepped up. */
    private static final Duration AFTERMATH = Duration.ofDays(30);
    private static final Visitor ADMIN = new Visitor("dora", "Dora", "de", List.of("admin"));

    private final Doors doors;
    private final TicketLog log;
    private final Rater rater;
    private final Report report;
    private final PrintStream progress;
    private final RatingVisit browser = new RatingVisit();
    private final Map<String, String> requestIds = new HashMap<>();
    private final Timeline timeline;
    private int happened;

    /** @param rater who answers invitations, null for nobody */
    public Replay(Doors doors, TicketLog log, Rater rater, Path output, PrintStream progress) {
        this.doors = doors;
        this.log = log;
        this.rater = rater;
        this.report = new Report(output);
        this.progress = progress;
        this.timeline = new Timeline(doors);
    }

    /** Replays the whole log, writes the report's files and prints its summary. */
    public void run() throws IOException {
        putTeams();
        log.entries().forEach(entry -> timeline.plan(entry.at(), at -> happen(entry)));
        timeline.runUntil(log.entries().getLast().at().plus(AFTERMATH));
        report.close(doors, ADMIN);
        progress.println(report.summary());
    }

    private void putTeams() {
        for (var team : log.providerTeams()) {
            putTeam(team, "it");
        }
        for (var team : log.customerTeams()) {
            putTeam(team, "company");
        }
    }

    private void putTeam(String id, String parent) {
        doors.call(ADMIN, "PUT", "/teams/" + id,
                Map.of("name", id, "parentId", parent, "leads", List.of(), "locale", "de"), null);
    }

    private void happen(TicketLog.Entry entry) {
        switch (entry.event()) {
            case CREATED -> create(entry);
            case COMPLETED -> complete(entry);
            case REOPENED -> reopen(entry);
        }
        if (++happened % 50 == 0 || happened == log.entries().size()) {
            progress.printf("Replay: %d of %d events, %s%n", happened, log.entries().size(), entry.at());
        }
    }

    private void create(TicketLog.Entry entry) {
        var request = doors.call(requester(entry), "POST", "/requests",
                Map.of("teamId", entry.team(), "subject", entry.subject()), entry.externalId());
        requestIds.put(entry.externalId(), request.get("id").toString());
        report.requested();
    }

    private void complete(TicketLog.Entry entry) {
        // Reminders that came meanwhile, of earlier invitations.
        doors.newMails();
        var agent = new Visitor("agent-" + entry.team(), "Agent", "de", List.of("team:" + entry.team()));
        var completion = (Integer) doors.post(agent, path(entry, "completion"), Map.of()).get("completion");
        report.completed();
        // Setting the clock to where it stands drains the queues: the invitation is in the mailbox.
        doors.clockTo(entry.at());
        for (var mail : doors.newMails()) {
            var links = mail.ratingLinks();
            if (!links.isEmpty()) {
                report.invited();
                intend(entry, completion, links);
            }
        }
    }

    private void intend(TicketLog.Entry entry, int completion, List<URI> links) {
        if (rater == null) {
            return;
        }
        rater.answer(entry.externalId(), completion, entry.team()).ifPresent(answer ->
                timeline.plan(entry.at().plus(answer.after()), opened -> {
                    var page = browser.open(links.get(answer.rating() - 1));
                    timeline.plan(opened.plus(RatingVisit.READING), at -> {
                        if (page.confirm(answer.drivers())) {
                            report.rated(entry.externalId(), completion, at, answer);
                        }
                    });
                }));
    }

    private void reopen(TicketLog.Entry entry) {
        doors.post(requester(entry), path(entry, "reopening"), Map.of());
    }

    private String path(TicketLog.Entry entry, String action) {
        var id = requestIds.get(entry.externalId());
        if (id == null) {
            throw new IllegalStateException("The log has " + entry.externalId() + " " + action + " before its creation.");
        }
        return "/requests/" + id + "/" + action;
    }

    private static Visitor requester(TicketLog.Entry entry) {
        var locale = entry.requester().hashCode() % 3 == 0 ? "en" : "de";
        return new Visitor(entry.requester(), entry.requester(), locale, List.of("team:" + entry.customerTeam()));
    }
}
