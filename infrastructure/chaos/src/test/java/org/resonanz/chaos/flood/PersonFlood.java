package org.resonanz.chaos.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.discloseperson.DisclosePersonHandler;
import org.resonanz.managefollowups.ManageFollowUpsHandler;
import org.resonanz.testing.HttpEvent;

/** Lets one person ask, and rate badly at great length, many times on one day, all through the doors. */
final class PersonFlood {
    private static final String PERSON = "anna";
    private static final String TEAM = "hr";
    /** As many characters as a comment may have; each of these needs three bytes, and a lead may call it verbose. */
    private static final String COMMENT = "評".repeat(1_000);

    private final Company company = new Company();
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    static Flooded run(double scale) {
        return new PersonFlood().flood((int) (1_000 * scale), Drive.rounds(scale));
    }

    private Flooded flood(int ratings, int rounds) {
        var heap = Flooded.heap();
        var drive = Drive.of(company, ratings, rounds, () -> {
            var doors = new Doors(company);
            return number -> {
                var id = doors.create(PERSON, TEAM, number);
                doors.complete(id, TEAM);
                doors.rate(doors.token(id, PERSON), Map.of("rating", "1", "consent", "1", "comment", COMMENT));
            };
        });
        var doors = new Doors(company);
        var asked = doors.readAll(HttpEvent.of("GET /requests").as(PERSON, "team:marketing").query("as", "requester"));
        if (asked != ratings) {
            faults.add(asked + " requests in the list");
        }
        followUps(doors, ratings);
        disclose(doors, ratings);
        remarks.add(Nights.run(company).remark());
        return new Flooded("ratings of a person", ratings, drive, heap, Flooded.heap(), company.largestItems(),
                company.largestAnswer(), faults, remarks);
    }

    private void followUps(Doors doors, int ratings) {
        var handler = new ManageFollowUpsHandler(company.table().environment(), company.clock());
        var cases = doors.send(handler, HttpEvent.of("GET /follow-ups").as("carla", "lead:" + TEAM).json()).expect(200);
        var count = ((List<?>) Objects.requireNonNull(cases.get("followUps"))).size();
        remarks.add("%,d follow-ups of %,d in the first answer".formatted(count, ratings));
    }

    private void disclose(Doors doors, int ratings) {
        var handler = new DisclosePersonHandler(company.table().environment(), company.clock());
        var disclosed = 0;
        var pages = 0;
        for (Object after = ""; after != null; pages++) {
            var body = after.equals("") ? "" : ", \"after\": \"" + after + "\"";
            var page = doors.send(handler, HttpEvent.of("POST /disclosures").as("dora", "admin")
                    .body("{\"email\": \"" + PERSON + "@resonanz.example\"" + body + "}").json()).expect(200);
            disclosed += ((List<?>) Objects.requireNonNull(page.get("requests"))).size();
            after = page.get("next");
        }
        remarks.add("the disclosure has %d pages".formatted(pages));
        if (disclosed != ratings) {
            faults.add(disclosed + " requests disclosed");
        }
    }
}
