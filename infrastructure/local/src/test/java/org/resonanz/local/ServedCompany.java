package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;

/**
 * A company in which HR served 27 people of marketing, 22 of whom rated, one of them badly and willing to talk, twelve
 * of the others because it was quick, and three more whom it noted; and in which IT has not done what it was asked for.
 * Who found it quick has lost no time; of the others three have lost an hour, six half a day, and the one who rated badly
 * a day. The night has published HR's score.
 */
final class ServedCompany {
    private static final int PEOPLE = 27;
    private static final int RATERS = 22;
    private static final int PRAISING = 12;
    private static final int NOTED = 3;
    /** The last of those who have lost an hour. */
    private static final int LOST_AN_HOUR = 15;

    private ServedCompany() {}

    static void put(RunningHost running) {
        var product = running.product();
        var begin = product.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(33));
        product.clockTo(begin);
        for (var number = 0; number < PEOPLE; number++) {
            var person = new User("person" + number, "Person " + number, "de", List.of("team:marketing"));
            var request = product.post(person, "/requests", Map.of("teamId", "hr", "subject", "Zeugnis"));
            running.complete(RunningHost.BEN, request.get("id").toString());
            var invitation = running.newInvitations().getLast();
            if (number < RATERS) {
                assertTrue(new RatingBrowser().rate(product, invitation.ratingLinks().getLast(), answer(number)));
            }
        }
        for (var number = PEOPLE; number < PEOPLE + NOTED; number++) {
            var request = product.post(RunningHost.BEN, "/requests", Map.of("teamId", "hr", "subject", "Zeugnis",
                    "requester", Map.of("email", "person" + number + "@resonanz.example", "name", "Person " + number,
                            "teamId", "marketing")));
            running.complete(RunningHost.BEN, request.get("id").toString());
        }
        product.post(RunningHost.ANNA, "/requests", Map.of("teamId", "it", "subject", "Laptop"));
        product.clockTo(begin.plus(Duration.ofDays(22)));
    }

    private static Map<String, String> answer(int rater) {
        if (rater == 0) {
            return Map.of("rating", "1", "comment", "Hat lange gedauert", "consent", "1", "lostTime", "A_DAY_OR_MORE");
        }
        return rater <= PRAISING
                ? Map.of(RatingBrowser.REASON + "quick", "1", "lostTime", "NONE")
                : Map.of("lostTime", rater <= LOST_AN_HOUR ? "ONE_HOUR" : "HALF_A_DAY");
    }
}
