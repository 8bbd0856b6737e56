package org.resonanz.rehearsal.replay;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.RatingLink;
import org.resonanz.rehearsal.users.Timeline;
import org.resonanz.rehearsal.users.User;

/** Plays single events of a log as the people in it, and lets the rater answer the invitations. Mutable. */
final class LogPlayer {
    private final ProductClient product;
    private final Timeline timeline;
    private final @Nullable Rater rater;
    private final Report report;
    private final Losses losses;
    private final RatingBrowser browser = new RatingBrowser();
    private final Map<String, String> requestIds = new HashMap<>();
    private final Map<UUID, TicketLog.Entry> entries = new HashMap<>();
    private final Set<RatingLink> invited = new HashSet<>();

    LogPlayer(ProductClient product, Timeline timeline, @Nullable Rater rater, Report report, Losses losses) {
        this.product = product;
        this.timeline = timeline;
        this.rater = rater;
        this.report = report;
        this.losses = losses;
    }

    /**
     * Plays an event and answers the mails that it caused.
     *
     * @throws IllegalStateException if the product refused it; the message names the line
     */
    void play(TicketLog.Entry entry, Instant at) {
        try {
            switch (entry.event()) {
                case CREATED -> create(entry);
                case COMPLETED -> complete(entry, at);
                case REOPENED -> reopen(entry, at);
                case HELPED -> help(entry, at);
            }
        } catch (IllegalStateException refused) {
            throw new IllegalStateException("Line " + entry.line() + " of the log: " + refused.getMessage(), refused);
        }
        readMails();
    }

    private void create(TicketLog.Entry entry) {
        var request = product.call(requester(entry), "POST", "/requests",
                Map.of("teamId", entry.team(), "subject", entry.subject()), entry.externalId());
        var id = ProductClient.text(request, "id");
        requestIds.put(entry.externalId(), id);
        entries.put(UUID.fromString(id), entry);
        report.happened("created", ProductClient.text(request, "createdAt"), entry.externalId(), 0, Map.of());
    }

    private void complete(TicketLog.Entry entry, Instant at) {
        var agent = new User("agent-" + entry.team(), "Agent", "de", List.of("team:" + entry.team()));
        var request = product.post(agent, path(entry, "completion"), Map.of());
        var completion = ProductClient.number(request, "completion");
        report.happened("completed", ProductClient.text(request, "completedAt"), entry.externalId(), completion,
                Map.of());
        losses.completed(entry, completion);
        // Setting the clock, even to its own time, drains the queues: the invitation is in the mailbox, unless late.
        product.clockTo(at);
    }

    private void reopen(TicketLog.Entry entry, Instant at) {
        var request = product.post(requester(entry), path(entry, "reopening"), Map.of());
        report.happened("reopened", at, entry.externalId(), ProductClient.number(request, "completion"), Map.of());
        losses.reopened(entry);
    }

    /** Enters help without a ticket as its requester, who may rate it on the page to which that leads. */
    private void help(TicketLog.Entry entry, Instant at) {
        var request = product.call(requester(entry), "POST", "/requests",
                Map.of("teamId", entry.team(), "subject", entry.subject(), "done", true), entry.externalId());
        var completion = ProductClient.number(request, "completion");
        report.happened("helped", ProductClient.text(request, "completedAt"), entry.externalId(), completion, Map.of());
        losses.helped(entry, completion);
        var page = URI.create(ProductClient.text(request, "ratingUrl"));
        planAnswer(entry, completion, at, rating -> RatingLink.withQuery(page, "rating=" + rating));
    }

    /** Answers the invitations that came meanwhile. Reminders and copies, which their links tell, are passed over. */
    void readMails() {
        for (var mail : product.newMails()) {
            var links = mail.ratingLinks();
            if (!links.isEmpty() && invited.add(RatingLink.of(links.getFirst()))) {
                invite(mail, links, RatingLink.of(links.getFirst()));
            }
        }
    }

    private void invite(Mail mail, List<URI> links, RatingLink asked) {
        var entry = Objects.requireNonNull(entries.get(asked.requestId()), "The log has no such request.");
        report.happened("invited", mail.at(), entry.externalId(), asked.completion(), Map.of());
        losses.invited(entry, asked.completion(), mail.at());
        planAnswer(entry, asked.completion(), mail.at(), rating -> links.get(rating - 1));
    }

    /** Plans the rater's answer, where there is one, to what could be rated from some time on. */
    private void planAnswer(TicketLog.Entry entry, int completion, Instant from, IntFunction<URI> link) {
        if (rater != null) {
            rater.answer(entry.externalId(), completion, entry.team()).ifPresent(answer -> timeline.plan(
                    from.plus(answer.after()),
                    at -> open(link.apply(answer.rating()), entry.externalId(), completion, answer, at)));
        }
    }

    private void open(URI link, String externalId, int completion, Rater.Answer answer, Instant opened) {
        var page = browser.open(link);
        timeline.plan(opened.plus(RatingBrowser.READING), at -> {
            var offered = page.offered(answer.rating());
            var ticked = answer.ticked(offered);
            var fields = new HashMap<>(answer.fields());
            ticked.forEach(reason -> fields.put(RatingBrowser.REASON + reason, "1"));
            if (page.confirm(fields)) {
                report.rated(externalId, completion, product.now(), answer, offered, ticked);
            } else {
                losses.notTaken(externalId, completion);
            }
        });
    }

    private String path(TicketLog.Entry entry, String action) {
        return "/requests/" + requestIds.get(entry.externalId()) + "/" + action;
    }

    private static User requester(TicketLog.Entry entry) {
        var locale = entry.requester().hashCode() % 3 == 0 ? "en" : "de";
        return new User(entry.requester(), entry.requester(), locale, List.of("team:" + entry.customerTeam()));
    }
}
