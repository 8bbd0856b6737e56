package org.resonanz.rehearsal.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/** The course of one request: asked, sometimes transferred, cancelled or left lying, done, sometimes reopened. */
final class Course {
    private static final double NOTED = 0.05;
    private static final double EXTERNAL_NOTED = 0.6;
    private static final double BY_TOOL = 0.08;
    private static final double HELPED = 0.05;
    private static final double TRANSFERRED = 0.03;
    private static final double CANCELLED = 0.02;
    private static final double LEFT_LYING = 0.02;
    private static final double WITH_NOTE = 0.35;
    private static final double REOPENED = 0.035;

    private final Scene scene;
    private final Chance chance;
    private final String key;
    private final Colleague customer;
    private final String department;
    private String teamId;
    private String id = "";
    private boolean byThemselves = true;
    private boolean byTool;
    /** The subject of the ticket, if there is one. */
    private String ticket = "";
    private boolean reopened;

    private Course(Scene scene, Chance chance, String key, Demand.Interface asked) {
        this.scene = scene;
        this.chance = chance;
        this.key = key;
        this.department = asked.department();
        this.teamId = asked.teamId();
        this.customer = customer(scene.company(), chance, asked);
    }

    /** Plans the request with a number; who asks whom is left to chance. */
    static void plan(Scene scene, Demand demand, int number, LocalDate day) {
        var chance = Chance.of(scene.seed(), "request", number);
        var course = new Course(scene, chance, "demo-" + number, demand.next(chance));
        scene.timetable().plan(course.customer.user(), WorkingTime.at(day, 8 * 60 + chance.below(9 * 60)), course::ask);
    }

    /** Returns somebody of the department who does not work in the team. */
    private static Colleague customer(Company company, Chance chance, Demand.Interface asked) {
        while (true) {
            var somebody = chance.oneOf(company.department(asked.department()));
            if (!somebody.teamId().equals(asked.teamId())) {
                return somebody;
            }
        }
    }

    private void ask(Instant at) {
        if (!customer.isExternal() && chance.happens(HELPED)) {
            enterHelp(at);
            return;
        }
        var way = chance.share();
        byTool = !customer.isExternal() && way < BY_TOOL;
        byThemselves = !customer.isExternal() && way >= BY_TOOL + NOTED;
        // A colleague picks the wrong team now and then.
        var wrong = !byTool && chance.happens(TRANSFERRED) && !teamId.equals("hr") && !customer.teamId().equals("hr");
        id = byTool ? reported(at) : ProductClient.text(create(wrong ? "hr" : teamId), "id");
        scene.post().expect(id, new Answers(scene, chance, this)::take);
        if (wrong) {
            plan(at, Duration.ofHours(4), this::transfer);
        } else if (byThemselves && chance.happens(CANCELLED)) {
            plan(at, Duration.ofHours(20), _ -> call(customer.user(), "cancellation", Map.of()));
        } else {
            planCompletion(at, chance.happens(LEFT_LYING) ? 8 : 1);
        }
    }

    /** Enters help without a ticket and rates it, unless the person did so for this team not long ago. */
    private void enterHelp(Instant at) {
        var body = Map.of("teamId", teamId, "subject", scene.words().subject(teamId, chance).text(), "done", true);
        scene.product().callUnlessConflict(customer.user(), "/requests", body, key)
                .ifPresent(entered -> new Answers(scene, chance, this)
                        .rateHelp(URI.create(ProductClient.text(entered, "ratingUrl")), at));
    }

    /** Has the ticket tool report a ticket that it opened, and returns the id of the request that it became. */
    private String reported(Instant at) {
        ticket = scene.words().subject(teamId, chance).text();
        scene.tool().open(key, teamId, ticket, customer.user(), at);
        var open = scene.product().get(scene.company().memberOf(teamId, chance),
                "/requests?as=team&status=OPEN&order=newest&teamId=" + teamId);
        return ((List<?>) Objects.requireNonNull(open.get("requests"))).stream().map(each -> (Map<?, ?>) each)
                .filter(each -> ticket.equals(each.get("subject"))
                        && customer.user().email().equals(each.get("requesterId")))
                .map(each -> ProductClient.text(each, "id")).findFirst().orElseThrow();
    }

    private Map<String, Object> create(String askedTeam) {
        var subject = scene.words().subject(teamId, chance);
        var body = new LinkedHashMap<String, Object>(Map.of("teamId", askedTeam, "subject", subject.text()));
        if (!subject.details().isEmpty() && chance.happens(0.6)) {
            body.put("details", subject.details());
        }
        if (byThemselves) {
            return scene.product().call(customer.user(), "POST", "/requests", body, key);
        }
        body.put("requester", requester());
        var entering = !customer.isExternal() || chance.happens(EXTERNAL_NOTED)
                ? scene.company().memberOf(askedTeam, chance)
                : Company.EMIL;
        return scene.product().call(entering, "POST", "/requests", body, key);
    }

    private Map<String, String> requester() {
        var user = customer.user();
        var requester = new LinkedHashMap<String, String>(Map.of("email", user.email(), "name", user.name(), "locale",
                user.locale()));
        if (!customer.isExternal()) {
            requester.put("teamId", customer.teamId());
        }
        return requester;
    }

    private void transfer(Instant at) {
        call(scene.company().memberOf("hr", chance), "transfer",
                Map.of("teamId", teamId, "reason", scene.words().some("transfer", chance)));
        planCompletion(at, 1);
    }

    private void planCompletion(Instant at, int slowness) {
        plan(at, scene.company().team(teamId).usual().multipliedBy(slowness), this::complete);
    }

    private void complete(Instant at) {
        if (byTool && !reopened) {
            scene.tool().close(key, teamId, ticket, customer.user(), at);
            return;
        }
        call(scene.company().memberOf(teamId, chance), "completion",
                chance.happens(WITH_NOTE) ? Map.of("note", scene.words().some("note", chance)) : Map.of());
        if (!reopened && byThemselves && chance.happens(REOPENED)) {
            reopened = true;
            plan(at, Duration.ofHours(6), this::reopen);
        }
    }

    private void reopen(Instant at) {
        call(customer.user(), "reopening", Map.of("reason", scene.words().some("reopening", chance)));
        planCompletion(at, 1);
    }

    /** Goes on with a request that was reopened behind a rating link. */
    void reopenedByLink(Instant at) {
        reopened = true;
        planCompletion(at, 1);
    }

    /** Returns true if the request was or will be reopened. */
    boolean isReopened() {
        return reopened;
    }

    String id() {
        return id;
    }

    Colleague customer() {
        return customer;
    }

    String department() {
        return department;
    }

    String teamId() {
        return teamId;
    }

    private void plan(Instant from, Duration usual, Timetable.Action action) {
        scene.timetable().plan(customer.user(), WorkingTime.atWork(from.plus(chance.about(usual, 0.6)), chance),
                action);
    }

    private void call(User user, String action, Map<String, ?> body) {
        scene.product().post(user, "/requests/" + id + "/" + action, body);
    }
}
