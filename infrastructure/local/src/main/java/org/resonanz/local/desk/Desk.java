package org.resonanz.local.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.http.FormParameters;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.mail.MailboxPage;
import org.resonanz.local.oidc.IssuerEndpoints;
import org.resonanz.local.openapi.SpecificationRoutes;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.schedule.Scheduler;
import org.resonanz.platform.texts.Language;

/**
 * The routes beside the product on this machine: the intranet page, the mailbox, the specification of the API, the
 * issuer, the clock, the faults.
 */
public final class Desk {
    private final IssuerEndpoints issuer;
    private final Mailbox mailbox;
    private final StaticFiles pages;
    private final SpecificationRoutes specification;
    private final ClockRoute clock;
    private final Faults faults;

    public Desk(IssuerEndpoints issuer, Mailbox mailbox, StaticFiles pages,
            SpecificationRoutes specification, HostClock clock, Scheduler scheduler, Faults faults,
            BooleanSupplier tableIsEmpty) {
        this.issuer = issuer;
        this.mailbox = mailbox;
        this.pages = pages;
        this.specification = specification;
        this.clock = new ClockRoute(clock, scheduler, tableIsEmpty);
        this.faults = faults;
    }

    /** Handles a request. The response to an invalid value is 400. */
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try {
            if (path.startsWith("/oidc/")) {
                if (!issuer.handle(exchange)) {
                    NotFound.send(exchange);
                }
            } else if (path.equals("/mailbox") || path.startsWith("/mailbox/")) {
                mailbox(exchange, path);
            } else if (path.equals("/mailbox.json")) {
                var after = FormParameters.parse(exchange.getRequestURI().getRawQuery()).getOrDefault("after", "0");
                HttpResponses.json(exchange, 200, mailbox.after(Integer.parseInt(after)));
            } else if (SpecificationRoutes.include(path)) {
                specification.handle(exchange);
            } else if (path.equals("/clock")) {
                clock.handle(exchange);
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
        var page = new MailboxPage(Language.ofAcceptLanguage(exchange.getRequestHeaders().getFirst("Accept-Language")));
        var number = path.replaceFirst("/mailbox/?", "");
        if (number.isEmpty()) {
            HttpResponses.page(exchange, page.list(mailbox));
        } else if (number.matches("\\d{1,9}") && Integer.parseInt(number) < mailbox.count()) {
            HttpResponses.page(exchange, page.mail(mailbox.get(Integer.parseInt(number))));
        } else {
            NotFound.send(exchange);
        }
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

    /** Returns the JSON object that a request carries. */
    static Map<String, Object> body(HttpExchange exchange) throws IOException {
        try {
            return JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The body is no JSON object.", broken);
        }
    }
}
