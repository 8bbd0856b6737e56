package org.resonanz.rehearsal.demo;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingLink;

/** The mailbox, whose invitations and reminders reach those who wait for them. */
final class Post {
    /** Takes an invitation or a reminder. */
    @FunctionalInterface
    interface Recipient {
        /** Takes a mail about a completion, with its rating links, the first for 1, the last for 5. */
        void take(Mail mail, int completion, List<URI> links);
    }

    private final ProductClient product;
    private final Map<UUID, Recipient> recipients = new ConcurrentHashMap<>();

    Post(ProductClient product) {
        this.product = product;
    }

    /** Hands the invitations and reminders about a request to somebody. */
    void expect(String requestId, Recipient recipient) {
        recipients.put(UUID.fromString(requestId), recipient);
    }

    /** Hands out the mails that came since the last call. Those of one moment come in any order, so it is given one. */
    void handOut() {
        product.newMails().stream().filter(mail -> !mail.ratingLinks().isEmpty())
                .sorted(Comparator.comparing(Mail::at).thenComparing(mail -> asked(mail).requestId()))
                .forEach(this::handOut);
    }

    private void handOut(Mail mail) {
        var recipient = recipients.get(asked(mail).requestId());
        if (recipient != null) {
            recipient.take(mail, asked(mail).completion(), mail.ratingLinks());
        }
    }

    private static RatingLink asked(Mail mail) {
        return RatingLink.of(mail.ratingLinks().getFirst());
    }
}
