package org.resonanz.chaos.flood;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.testing.HttpEvent;

/**
 * Opens links: of ten calls five are forged, of which one sends a form, two open one link, two open many others, and
 * one sends a form that nobody was shown to the one link or to others.
 */
final class LinkFlood {
    private static final int MOST_ATTEMPTS = 20;
    private static final int LINKS = 50;
    private static final String TOKEN = "TOKEN";
    private static final String GET = HttpEvent.of("GET /ratings/{token}", TOKEN).json();
    private static final String POST = HttpEvent.of("POST /ratings/{token}", TOKEN).form("rating=1&comment=Nie+wieder")
            .json();

    private final Company company = new Company();
    private final Random random = new Random(20261128);
    private final List<String> links = new ArrayList<>();
    private final List<String> forged;
    private final AtomicLong callsByForged = new AtomicLong();
    private final Map<String, Boolean> faults = new ConcurrentHashMap<>();

    private LinkFlood() {
        var doors = new Doors(company);
        for (var number = 0; number < LINKS; number++) {
            var id = doors.create("anna", "hr", number);
            doors.complete(id, "hr");
            links.add(doors.token(id, "anna"));
        }
        // Damaged, shortened, of another's key, invented.
        forged = IntStream.range(0, 1_000).mapToObj(this::forge).toList();
    }

    static Flooded run(double scale) {
        return new LinkFlood().flood((int) (100_000 * scale), Drive.rounds(scale));
    }

    private Flooded flood(int calls, int rounds) {
        var heap = Flooded.heap();
        var drive = Drive.of(company, calls, rounds, () -> {
            var doors = new Doors(company);
            // What an instance reads once is read.
            doors.link(GET.replace(TOKEN, links.getFirst()));
            return number -> call(doors, number);
        });
        if (callsByForged.get() > 0) {
            faults.put(callsByForged + " calls of DynamoDB by forged links", true);
        }
        openingsWrite(calls);
        var attempts = attempts();
        var most = attempts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most > MOST_ATTEMPTS) {
            faults.put("up to " + most + " attempts of one completion", true);
        }
        return new Flooded("openings of links", calls, drive, heap, Flooded.heap(), company.largestItems(),
                company.largestAnswer(), List.copyOf(faults.keySet()),
                List.of("%,d forged calls: %d calls of DynamoDB; at most %d attempts of one completion are kept"
                        .formatted(calls / 2, callsByForged.get(), most)));
    }

    private void call(Doors doors, int number) {
        switch (number % 10) {
            case 0 -> forged(doors, POST, number);
            case 2, 4, 6, 8 -> forged(doors, GET, number);
            case 1, 3 -> doors.link(GET.replace(TOKEN, links.getFirst())).expect(200);
            case 5, 7 -> doors.link(GET.replace(TOKEN, links.get(number % LINKS))).expect(200);
            // Every other one to one link.
            default -> doors.link(POST.replace(TOKEN, links.get(number % 20 == 9 ? 0 : number / 10 % LINKS)))
                    .expect(403);
        }
    }

    private void forged(Doors doors, String event, int number) {
        var before = CountedCalls.ofThread();
        var status = doors.link(event.replace(TOKEN, forged.get(number % forged.size()))).status();
        callsByForged.addAndGet(CountedCalls.ofThread() - before);
        if (status != 404) {
            faults.put("a forged link is answered with " + status, true);
        }
    }

    /** Notes a fault if openings write anything. */
    private void openingsWrite(int calls) {
        var doors = new Doors(company);
        doors.link(GET.replace(TOKEN, links.getFirst()));
        var before = CountedCalls.writes();
        for (var number = 0; number < calls / 100; number++) {
            doors.link(GET.replace(TOKEN, links.get(number % LINKS)));
        }
        if (CountedCalls.writes() > before) {
            faults.put("opening a link writes", true);
        }
    }

    /** Returns how many attempts are kept of each link's completion. */
    private Map<String, Integer> attempts() {
        var attempts = new TreeMap<String, Integer>();
        var ring = ring("the first key, of 32 bytes or more");
        links.forEach(link -> attempts.put(link, company.items(
                "REQUEST#" + RatingToken.verify(link, ring).orElseThrow().requestId(), "ATTEMPT#").size()));
        return attempts;
    }

    private String forge(int number) {
        var genuine = links.get(number % LINKS);
        var place = random.nextInt(genuine.length() - 1);
        return switch (number % 4) {
            case 0 -> genuine.substring(0, place) + (genuine.charAt(place) == 'A' ? 'B' : 'A')
                    + genuine.substring(place + 1);
            case 1 -> genuine.substring(0, place);
            case 2 -> new RatingToken(new UUID(random.nextLong(), random.nextLong()), 1, Company.MORNING,
                    Company.MORNING.plusSeconds(86_400)).sign(ring("another key, also of 32 bytes or more"));
            default -> random.ints(80, 'a', 'z').collect(StringBuilder::new, StringBuilder::appendCodePoint,
                    StringBuilder::append).toString();
        };
    }

    private static LinkKeys.Ring ring(String key) {
        return LinkKeys.Ring.of("initial", Map.of("initial", key.getBytes(UTF_8)));
    }
}
