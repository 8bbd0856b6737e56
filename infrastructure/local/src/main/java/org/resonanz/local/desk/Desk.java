package org.resonanz.local.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.http.HttpAnswers;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.mail.MailboxPage;
import org.resonanz.local.oidc.IssuerEndpoints;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.schedule.Scheduler;

/** What stands beside the product on this machine: the page, the mailbox, the issuer, the clock, the faults. */
public final class Desk {
    private final IssuerEndpoints issuer;
    private final Mailbox mailbox;
    private final StaticPages pages;
    private final HostClock clock;
    private final Scheduler scheduler;
    private final Faults faults;
    private final BooleanSupplier tableIsEmpty;

    public Desk(IssuerEndpoints issuer, Mailbox mailbox, StaticPages pages, HostClock clock, Scheduler scheduler,
            Faults faults,
            BooleanSupplier tableIsEmpty) {
        this.issuer = issuer;
        this.mailbox = mailbox;
        this.pages = pages;
        this.clock = clock;
        this.scheduler = scheduler;
        this.faults = faults;
        this.tableIsEmpty = tableIsEmpty;
    }

    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try {
            if (path.startsWith("/oidc/")) {
                issuer.handle(exchange);
            } else if (path.equals("/mailbox") || path.startsWith("/mailbox/")) {
                mailbox(exchange, path);
            } else if (path.equals("/mailbox.json")) {
                var after = HttpAnswers.parameters(exchange.getRequestURI().getRawQuery()).getOrDefault("after", "0");
                HttpAnswers.json(exchange, 200, mailbox.after(Integer.parseInt(after)));
            } else if (path.equals("/clock")) {
                clock(exchange);
            } else if (path.equals("/faults")) {
                faults(exchange);
            } else {
                pages.handle(exchange);
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            HttpAnswers.message(exchange, 400, wrong.getMessage());
        }
    }

    private void mailbox(HttpExchange exchange, String path) throws IOException {
        var mails = mailbox.after(0);
        var number = path.length() > "/mailbox/".length() ? Integer.parseInt(path.substring("/mailbox/".length())) : -1;
        if (number >= mails.size()) {
            HttpAnswers.message(exchange, 404, "Not Found");
            return;
        }
        var page = number < 0 ? MailboxPage.list(mails) : MailboxPage.mail(mails.get(number));
        HttpAnswers.page(exchange, page);
    }

    /** Reads the clock, or moves it: {@code {"now": instant}} or {@code {"advance": duration}}, ISO 8601. */
    private void clock(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var body = body(exchange);
            var target = body.containsKey("advance")
                    ? clock.instant().plus(Duration.parse(body.get("advance").toString()))
                    : Instant.parse(String.valueOf(body.get("now")));
            if (target.isBefore(clock.instant().minusSeconds(60))) {
                if (!tableIsEmpty.getAsBoolean()) {
                    HttpAnswers.message(exchange, 409, "The clock goes backwards only while the table is empty.");
                    return;
                }
                scheduler.setTo(target);
            } else {
                scheduler.moveTo(target);
            }
        }
        HttpAnswers.json(exchange, 200, Map.of("now", clock.instant().toString()));
    }

    private void faults(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        var settings = new LinkedHashMap<String, Object>();
        settings.put("duplicate", body.getOrDefault("duplicate", 0));
        settings.put("delay", body.getOrDefault("delay", "PT0S"));
        settings.put("fail", body.getOrDefault("fail", 0));
        faults.set(Double.parseDouble(settings.get("duplicate").toString()),
                Duration.parse(settings.get("delay").toString()), Double.parseDouble(settings.get("fail").toString()));
        HttpAnswers.json(exchange, 200, settings);
    }

    private static Map<String, Object> body(HttpExchange exchange) throws IOException {
        try {
            return JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The body is no JSON object.", broken);
        }
    }
}
