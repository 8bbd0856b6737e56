package org.resonanz.rehearsal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.resonanz.rehearsal.users.ProductClient;

/**
 * Lets an invented company use the running product for 18 months, through its doors alone. The same seed gives the same
 * company, and the same people do the same at the same time.
 */
public final class Demo {
    /** The time at which the company begins. */
    public static final Instant BEGIN = Instant.parse("2025-01-02T07:00:00Z");
    /** The time at which the company is found: the early afternoon of a working day. */
    public static final Instant END = Instant.parse("2026-06-30T12:30:00Z");
    /** The seed of the company that comes with the product. */
    public static final long SEED = 20_250_102;

    private static final LocalDate FIRST = LocalDate.ofInstant(BEGIN, WorkingTime.ZONE);
    private static final LocalDate LAST = LocalDate.ofInstant(END, WorkingTime.ZONE);
    /** The number of requests, with help without a ticket. */
    private static final int REQUESTS = 9470;

    /** Learns that a month begins. */
    @FunctionalInterface
    public interface Months {
        /** Takes a month; nothing is under way at the product, whose clock shows the time named. */
        void begin(YearMonth month, Instant now) throws IOException;
    }

    private final Scene scene;
    private Instant now = BEGIN;

    public Demo(ProductClient product, long seed) {
        this.scene = Scene.of(product, seed);
    }

    /**
     * Plays the company up to a time. The product's clock shows {@link #BEGIN}, and that time afterwards.
     *
     * @param end    {@link #END} for all 18 months
     * @param months may let another host go on with the product, at the same addresses
     */
    public void run(Instant end, Months months) {
        new Opening(scene).run();
        planRequests();
        new NamedPeople(scene, LAST).plan();
        new Programme(scene).plan();
        scene.timetable().runUntil(end, at -> arrive(at, months));
    }

    /** Spreads the requests over the working days. */
    private void planRequests() {
        var demand = new Demand();
        var days = WorkingTime.days(FIRST, LAST);
        var all = days.stream().mapToDouble(WorkingTime::business).sum();
        var passed = 0.0;
        var made = 0;
        for (var day : days) {
            passed += WorkingTime.business(day);
            for (; made < Math.round(REQUESTS * passed / all); made++) {
                Course.plan(scene, demand, made, day);
            }
        }
    }

    /** Moves the product's clock, up to which all that is due happens, and hands out the mails that came. */
    private void arrive(Instant at, Months months) {
        if (!month(at).equals(month(now))) {
            begin(months, month(at));
        }
        scene.product().clockTo(at);
        scene.post().handOut();
        now = at;
    }

    private void begin(Months months, YearMonth month) {
        // Setting the clock, even to its own time, waits for all that is on its way.
        scene.product().clockTo(now);
        scene.post().handOut();
        try {
            months.begin(month, now);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        scene.product().passOverMails();
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(WorkingTime.ZONE));
    }
}
