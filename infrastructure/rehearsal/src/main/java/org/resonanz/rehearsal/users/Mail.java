package org.resonanz.rehearsal.users;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        return Jsoup.parse(html).select("a[href*=/ratings/][href*=rating=]").stream()
                .map(link -> URI.create(link.attr("href"))).distinct().toList();
    }
}
