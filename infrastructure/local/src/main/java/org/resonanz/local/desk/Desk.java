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
import org.resonanz.local.http.FormParameters;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.mail.MailboxPage;
import org.resonanz.local.oidc.IssuerEndpoints;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.schedule.Scheduler;

/** The routes beside the product on this machine: the intranet page, the mailbox, the issuer, the clock, the faults. */
public final class Desk {
    private final IssuerEndpoints issuer;
    private final Mailbox mailbox;
    private final StaticFiles pages;
    private final HostClock clock;
    private final Scheduler scheduler;
    private final Faults faults;
    private final BooleanSupplier tableIsEmpty;

    public Desk(IssuerEndpoints issuer, Mailbox mailbox, StaticFiles pages, HostClock clock, Scheduler scheduler,
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

    /** Handles a request. The response to an invalid value is 400. */
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try {
            if (path.startsWith("/oidc/")) {
                issuer.handle(exchange);
            } else if (path.equals("/mailbox") || path.startsWith("/mailbox/")) {
                mailbox(exchange, path);
            } else if (path.equals("/mailbox.json")) {
                var after = FormParameters.parse(exchange.getRequestURI().getRawQuery()).getOrDefault("after", "0");
                HttpResponses.json(exchange, 200, mailbox.after(Integer.parseInt(after)));
            } else if (path.equals("/clock")) {
                clock(exchange);
            } else if (path.equals("/faults")) {
                faults(exchange);
            } else {
                pages.handle(exchange);
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            HttpResponses.message(exchange, 400, String.valueOf(wrong.getMessage()));
        }
    }

    private void mailbox(HttpExchange exchange, String path) throws IOException {
        var mails = mailbox.after(0);
        var number = path.length() > "/mailbox/".length() ? Integer.parseInt(path.substring("/mailbox/".length())) : -1;
        if (number >= mails.size()) {
            HttpResponses.message(exchange, 404, "Not Found");
            return;
        }
        var page = number < 0 ? MailboxPage.list(mails) : MailboxPage.mail(mails.get(number));
        HttpResponses.page(exchange, page);
    }

    /** Sends the time; POST moves it first, by {@code {"now": instant}} or {@code {"advance": duration}}. */
    private void clock(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var body = body(exchange);
            var target = body.containsKey("advance")
                    ? clock.instant().plus(Duration.parse(String.valueOf(body.get("advance"))))
                    : Instant.parse(String.valueOf(body.get("now")));
            if (target.isBefore(clock.instant().minusSeconds(60))) {
                if (!tableIsEmpty.getAsBoolean()) {
                    HttpResponses.message(exchange, 409, "The clock goes backwards only while the table is empty.");
                    return;
                }
                scheduler.setTo(target);
            } else {
                scheduler.moveTo(target);
            }
        }
        HttpResponses.json(exchange, 200, Map.of("now", clock.instant().toString()));
    }

    /** Sets the faults: {@code {"duplicate": p, "delay": duration, "fail": p}}. */
    private void faults(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        var settings = new LinkedHashMap<String, Object>();
        var duplicate = body.getOrDefault("duplicate", 0);
        var delay = body.getOrDefault("delay", "PT0S");
        var fail = body.getOrDefault("fail", 0);
        faults.set(Double.parseDouble(duplicate.toString()), Duration.parse(delay.toString()),
                Double.parseDouble(fail.toString()));
        settings.put("duplicate", duplicate);
        settings.put("delay", delay);
        settings.put("fail", fail);
        HttpResponses.json(exchange, 200, settings);
    }

    private static Map<String, Object> body(HttpExchange exchange) throws IOException {
        try {
            return JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The body is no JSON object.", broken);
        }
    }
}
