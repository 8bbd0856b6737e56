package org.resonanz.local.desk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.local.schedule.Scheduler;

/** The route {@code /clock}: GET tells the time, POST moves it. */
final class ClockRoute {
    /** The simulated time between two lines about a long move. */
    private static final Duration STRIDE = Duration.ofDays(7);

    private final HostClock clock;
    private final Scheduler scheduler;
    private final BooleanSupplier tableIsEmpty;

    ClockRoute(HostClock clock, Scheduler scheduler, BooleanSupplier tableIsEmpty) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.tableIsEmpty = tableIsEmpty;
    }

    /**
     * Handles a request. GET sends {@code {"now": instant}}, and {@code "target"} while the clock is being moved. POST
     * moves it by {@code {"now": instant}} or {@code {"advance": duration}}, and when all is done sends the time and
     * {@code "ran"}, how often each function was run by its schedules.
     */
    void handle(HttpExchange exchange) throws IOException {
        var response = new LinkedHashMap<String, Object>();
        if (exchange.getRequestMethod().equals("POST")) {
            var target = target(exchange);
            if (!target.isBefore(clock.instant().minusSeconds(60))) {
                response.put("ran", scheduler.moveTo(target, progress(target)));
            } else if (tableIsEmpty.getAsBoolean()) {
                scheduler.setTo(target);
            } else {
                HttpResponses.message(exchange, 409, "The clock goes backwards only while the table is empty.");
                return;
            }
        } else {
            scheduler.target().ifPresent(target -> response.put("target", target.toString()));
        }
        response.put("now", clock.instant().toString());
        HttpResponses.json(exchange, 200, response);
    }

    /** @throws IllegalArgumentException if the body names no time; the message says how to */
    private Instant target(HttpExchange exchange) throws IOException {
        var body = Desk.body(exchange);
        try {
            return body.containsKey("advance")
                    ? clock.instant().plus(Duration.parse(String.valueOf(body.get("advance"))))
                    : Instant.parse(String.valueOf(body.get("now")));
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new IllegalArgumentException("The clock goes by a time or to one; send {\"advance\":\"P1D\"} or "
                    + "{\"now\":\"" + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\"}.", wrong);
        }
    }

    /** Returns what prints on the console where the clock stands, each time that it has come a stride further. */
    private Consumer<Instant> progress(Instant target) {
        return new Consumer<>() {
            private Instant next = clock.instant().plus(STRIDE);

            @Override
            public void accept(Instant now) {
                if (!now.isBefore(next)) {
                    System.out.println("The clock stands at " + now + ", on its way to "
                            + target.truncatedTo(ChronoUnit.SECONDS) + ".");
                    next = now.plus(STRIDE);
                }
            }
        };
    }
}
