package org.resonanz.rehearsal.demo;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;

/**
 * The last weeks of the five people as whom one signs in: each has a request in every state, and the teams of two of
 * them have requests of several ages and poor ratings to follow up.
 */
final class NamedPeople {
    /** Teams that each of them asks, in the order of the states below. None is a team of theirs. */
    private static final Map<User, List<String>> ASKED = Map.of(
            Company.ANNA, List.of("it-support", "hr", "facilities", "purchasing", "it-data", "sales-service"),
            Company.BEN, List.of("it-support", "marketing", "it-apps", "accounting", "facilities", "marketing-media"),
            Company.CARLA, List.of("marketing-events", "it-support", "it-data", "it-apps", "purchasing", "accounting"),
            Company.DORA, List.of("hr", "it-apps", "it-support", "hr-learning", "accounting", "facilities"),
            Company.EMIL, List.of("it-apps", "hr", "it-data", "facilities", "purchasing", "logistics"));
    private static final List<User> PEOPLE = List.of(Company.ANNA, Company.BEN, Company.CARLA, Company.DORA,
            Company.EMIL);
    /** Ages of open requests, in working days. */
    private static final List<Integer> AGES = List.of(1, 2, 3, 5, 8, 13, 21);
    private static final int MORNING = 8 * 60 + 40;

    private final Scene scene;
    private final List<LocalDate> days;
    private int made;

    NamedPeople(Scene scene, LocalDate last) {
        this.scene = scene;
        this.days = WorkingTime.days(last.minusDays(60), last).reversed();
    }

    /** A request that is made on a day. Mutable. */
    private final class Staged {
        private final User requester;
        private final String teamId;
        private final int minute;
        private final Chance chance;
        private final String key;
        private String id = "";

        /** @param asked the age of the request, in working days */
        Staged(User requester, String teamId, int asked) {
            this.requester = requester;
            this.teamId = teamId;
            this.chance = Chance.of(scene.seed(), "staged", made);
            this.key = "staged-" + made;
            this.minute = MORNING + 7 * (made++ % 40);
            on(asked, _ -> ask());
        }

        private void ask() {
            var subject = scene.words().subject(teamId, chance);
            var body = subject.details().isEmpty()
                    ? Map.of("teamId", teamId, "subject", subject.text())
                    : Map.of("teamId", teamId, "subject", subject.text(), "details", subject.details());
            id = ProductClient.text(
                    scene.product().call(requester, "POST", "/requests", body, "demo-" + key), "id");
        }

        private Staged on(int age, Timetable.Action action) {
            scene.timetable().plan(requester, WorkingTime.at(days.get(age), minute), action);
            return this;
        }

        Staged call(int age, User user, String action, Map<String, String> body) {
            return on(age, _ -> scene.product().post(user, "/requests/" + id + "/" + action, body));
        }

        Staged complete(int age) {
            return call(age, scene.company().memberOf(teamId, chance), "completion",
                    Map.of("note", scene.words().some("note", chance)));
        }

        /** Completes the request and has its requester rate a working day later. */
        Staged rated(int age, int rating, Map<String, String> fields) {
            on(age, _ -> scene.post().expect(id, (mail, _, links) -> rate(links.get(rating - 1), mail.at(), fields)));
            return complete(age);
        }

        private void rate(URI link, Instant invited, Map<String, String> fields) {
            scene.timetable().plan(requester, invited.plusSeconds(20 * 3600L), at -> {
                var page = scene.browser().open(link);
                scene.timetable().planExactly(requester, at.plus(RatingBrowser.READING), _ -> page.confirm(fields));
            });
        }
    }

    void plan() {
        PEOPLE.forEach(this::everyState);
        for (var age : AGES) {
            new Staged(somebody("operations"), "hr", age);
            new Staged(somebody("sales"), "marketing", age);
        }
        for (var age : List.of(3, 6, 11)) {
            new Staged(somebody("operations"), "hr", age + 2).rated(age, 2, poor());
        }
        new Staged(somebody("sales"), "hr", 18).rated(16, 1, poor()).on(13,
                _ -> new FollowUps(scene).resolve(Company.CARLA, _ -> true,
                        Chance.of(scene.seed(), "resolution")));
    }

    private void everyState(User person) {
        var chance = Chance.of(scene.seed(), person.person());
        var teams = Objects.requireNonNull(ASKED.get(person));
        new Staged(person, teams.get(0), 2);
        new Staged(person, teams.get(1), 4).call(3, scene.company().leadOf(teams.get(1)), "transfer",
                Map.of("teamId", teams.get(2), "reason", scene.words().some("transfer", chance)));
        new Staged(person, teams.get(2), 6).complete(3);
        new Staged(person, teams.get(3), 9).rated(7, 5,
                Map.of("comment", scene.words().comment(teams.get(3), 5, Chance.of(scene.seed(), person.person()))));
        new Staged(person, teams.get(4), 12).complete(10).call(9, person, "reopening",
                Map.of("reason", scene.words().some("reopening", chance)));
        new Staged(person, teams.get(5), 5).call(4, person, "cancellation", Map.of());
    }

    private User somebody(String department) {
        var chance = Chance.of(scene.seed(), "somebody", made);
        return chance.oneOf(scene.company().department(department)).user();
    }

    private Map<String, String> poor() {
        return Map.of("comment", scene.words().comment("hr", 2, Chance.of(scene.seed(), "poor", made)), "consent", "1");
    }
}
