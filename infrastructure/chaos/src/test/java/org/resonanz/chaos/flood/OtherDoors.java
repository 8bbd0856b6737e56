package org.resonanz.chaos.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.resonanz.testing.HttpEvent;

/** Somebody of another team, who asks it for something, lists what they asked for, and opens a link to rate. */
final class OtherDoors {
    private static final String TEAM = "payroll";
    private static final String PERSON = "zoe";

    private final Doors doors;
    private final String page;
    private int asked;

    OtherDoors(Company company) {
        doors = new Doors(company);
        var id = doors.create(PERSON, TEAM, asked++);
        doors.complete(id, TEAM);
        page = HttpEvent.of("GET /ratings/{token}", doors.token(id, PERSON)).json();
    }

    /** The median milliseconds of asking, listing and opening. */
    record Latency(double asking, double listing, double opening) {
        /** Returns how many times as long as in another measurement each takes. */
        String times(Latency other) {
            return "%.1f, %.1f, %.1f".formatted(asking / other.asking, listing / other.listing,
                    opening / other.opening);
        }

        @Override
        public String toString() {
            return "%.1f, %.1f, %.1f".formatted(asking, listing, opening);
        }
    }

    /** Measures some calls of each door. */
    Latency latency(int rounds) {
        return latency(rounds, new AtomicBoolean(true));
    }

    /** Measures as many calls of each door, and on until a flood is over. */
    Latency latency(int rounds, AtomicBoolean over) {
        var asking = new ArrayList<Double>();
        var listing = new ArrayList<Double>();
        var opening = new ArrayList<Double>();
        for (var round = 0; round < rounds || !over.get(); round++) {
            asking.add(milliseconds(() -> doors.create(PERSON, TEAM, asked++)));
            listing.add(milliseconds(() -> doors.list(PERSON)));
            opening.add(milliseconds(() -> doors.link(page).expect(200)));
        }
        return new Latency(median(asking), median(listing), median(opening));
    }

    private static double milliseconds(Runnable call) {
        var begun = System.nanoTime();
        call.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
