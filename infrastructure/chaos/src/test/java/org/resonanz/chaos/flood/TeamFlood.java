package org.resonanz.chaos.flood;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.chaos.flood.Pattern.Until;
import org.resonanz.managefollowups.ManageFollowUpsHandler;
import org.resonanz.readscores.ReadScoresHandler;
import org.resonanz.testing.HttpEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives a team many requests of one day. Of a hundred ten are open, forty-five completed, twenty invited, twenty rated,
 * and five rated with consent. Each person asks five times. The items are copies of those of one request that went
 * through the doors.
 */
final class TeamFlood {
    private static final String TEAM = "hr";
    private static final String OTHER = "it";
    private static final int OF_OTHER = 40;
    private static final int REQUESTS_OF_PERSON = 5;
    private static final int AT_ONCE = 25;

    private final Company company = new Company();
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    static Flooded run(double scale) {
        return new TeamFlood().flood((int) (100_000 * scale), Drive.rounds(scale));
    }

    private Flooded flood(int requests, int rounds) {
        var without = figuresWithout();
        foundOther(company);
        var heap = Flooded.heap();
        var pattern = new Pattern(company, TEAM);
        var drive = Drive.of(company, requests / AT_ONCE, rounds, () -> number -> store(pattern, number * AT_ONCE));
        read(requests);
        var nights = Nights.run(company);
        remarks.add(nights.remark());
        var heapAfter = Flooded.heap();
        var doors = new Doors(company);
        doors.send(new ReadScoresHandler(company.table().environment(), company.clock()),
                HttpEvent.of("GET /teams/{id}/scores", TEAM).as("carla", "lead:" + TEAM).json()).expect(200);
        if (without.isEmpty() || !figures(company).equals(without)) {
            faults.add("the other team's figures are others than without the flood");
        }
        remarks.add("the other team's %d batches are those without the flood".formatted(without.size()));
        return new Flooded("requests of a team", requests, drive, heap, heapAfter, company.largestItems(),
                company.largestAnswer(), faults, remarks);
    }

    private void store(Pattern pattern, int first) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (var request = first; request < first + AT_ONCE; request++) {
            var name = "person" + request / REQUESTS_OF_PERSON;
            items.addAll(pattern.copy(name, Company.MORNING.minus(Duration.ofMillis(100L * request)),
                    until(request % 100)));
            if (request % REQUESTS_OF_PERSON == 0) {
                items.add(pattern.person(name));
            }
        }
        company.put(items);
    }

    private static Until until(int ofHundred) {
        if (ofHundred % 20 == 0) {
            return Until.FOLLOWED_UP;
        }
        return switch (ofHundred % 10) {
            case 1, 2 -> Until.RATED;
            case 3, 4 -> Until.INVITED;
            case 5 -> Until.OPEN;
            default -> Until.COMPLETED;
        };
    }

    /** Reads the team's lists to their ends. */
    private void read(int requests) {
        var doors = new Doors(company);
        var begun = System.nanoTime();
        var found = 0;
        for (var status : List.of("OPEN", "COMPLETED")) {
            found += doors.readAll(HttpEvent.of("GET /requests").as("ben", "team:" + TEAM).query("as", "team")
                    .query("teamId", TEAM).query("status", status));
        }
        remarks.add("its lists read to their ends in %.1f s".formatted((System.nanoTime() - begun) / 1e9));
        if (found != requests + 1) {
            faults.add(found + " requests in the lists");
        }
        var cases = doors.send(new ManageFollowUpsHandler(company.table().environment(), company.clock()),
                HttpEvent.of("GET /follow-ups").as("carla", "lead:" + TEAM).json());
        if (cases.status() != 200) {
            faults.add("follow-ups are answered with " + cases.status());
        }
        remarks.add("%,d follow-ups in the first answer".formatted(
                ((List<?>) Objects.requireNonNull(cases.get("followUps"))).size()));
    }

    private static List<Map<String, AttributeValue>> figuresWithout() {
        var quiet = new Company();
        foundOther(quiet);
        Nights.run(quiet);
        return figures(quiet);
    }

    private static void foundOther(Company company) {
        var pattern = new Pattern(company, OTHER);
        for (var number = 0; number < OF_OTHER; number++) {
            company.put(pattern.copy("other" + number, Company.MORNING, Until.RATED));
            company.put(List.of(pattern.person("other" + number)));
        }
    }

    private static List<Map<String, AttributeValue>> figures(Company company) {
        return company.items("TEAM#" + OTHER, "BATCH#");
    }
}
