package org.resonanz.rehearsal.users;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * A mail in the mailbox of this machine.
 *
 * @param to the recipient's address
 * @param at time at which it was sent, by the product's clock
 */
public record Mail(String to, String subject, String html, Instant at) {

    /** Returns the mail that a member of {@code /mailbox.json} describes. */
    static Mail of(Object json) {
        var mail = (Map<?, ?>) json;
        return new Mail(ProductClient.text(mail, "to"), ProductClient.text(mail, "subject"),
                ProductClient.text(mail, "html"), Instant.parse(ProductClient.text(mail, "at")));
    }

    /** Returns the rating links, the first for 1, the last for 5; empty unless this is an invitation or a reminder. */
    public List<URI> ratingLinks() {
        if (!html.contains("/ratings/")) {
            return List.of();
        }
        return Jsoup.parse(html).select("a[href*=/ratings/][href*=rating=]").stream()
                .map(link -> URI.create(link.attr("href"))).distinct().toList();
    }

    /** Returns the link by which the recipient gets no more such mails; empty if there is none. */
    public Optional<URI> unsubscribeLink() {
        return Optional.ofNullable(Jsoup.parse(html).selectFirst("a[href*=/unsubscriptions/]"))
                .map(link -> URI.create(link.attr("href")));
    }
}
