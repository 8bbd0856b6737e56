package org.resonanz.rehearsal.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.RatingLink;

/** How the person who made a request answers its invitations, and what their mail scanner does before. */
final class Answers {
    private static final double ON_REMINDER = 0.25;
    private static final double COMMENTING = 0.28;
    private static final double COMMENTING_POOR = 0.6;
    private static final double CONSENTING = 0.4;
    /** The share of follow-ups that a lead resolves. */
    private static final double FOLLOWED_UP = 0.85;
    private static final double NOT_DONE = 0.25;
    private static final double UNSUBSCRIBING = 0.004;
    private static final Duration LONGEST = Duration.ofDays(13);
    /** The department whose people find fault sooner than others, and by how much in steps of the scale. */
    private static final String HARSH = "sales";
    private static final double HARSHNESS = 0.4;
    /** The departments whose mails a gateway has opened since the turn of some teams, and pressed the button. */
    private static final Set<String> SCANNED = Set.of("finance", "it");

    private final Scene scene;
    private final Chance chance;
    private final Course course;
    private int asked;
    private boolean answering;

    Answers(Scene scene, Chance chance, Course course) {
        this.scene = scene;
        this.chance = chance;
        this.course = course;
    }

    /** Decides what happens to an invitation or to its reminder. */
    void take(Mail mail, int completion, List<URI> links) {
        var reminder = asked == completion;
        asked = completion;
        if (!reminder) {
            scan(mail, links);
            answering = chance.happens(course.customer().answering());
        } else if (answering || !chance.happens(ON_REMINDER)) {
            return;
        }
        if (chance.happens(UNSUBSCRIBING)) {
            mail.unsubscribeLink().ifPresent(scene.browser()::unsubscribe);
        } else if (answering || reminder) {
            var after = chance.about(Duration.ofHours(5), 1.5).plusSeconds(30);
            scene.timetable().plan(course.customer().user(),
                    mail.at().plus(after.compareTo(LONGEST) < 0 ? after : LONGEST),
                    at -> open(links, at));
        }
    }

    private void scan(Mail mail, List<URI> links) {
        var day = LocalDate.ofInstant(mail.at(), WorkingTime.ZONE);
        if (SCANNED.contains(course.department()) && !day.isBefore(DemoTeam.TURN)) {
            scene.browser().open(links.getFirst()).confirm(Map.of());
        }
    }

    private void open(List<URI> links, Instant at) {
        var rating = rating(at);
        var link = links.get(rating - 1);
        if (rating <= 2 && !course.isReopened() && chance.happens(NOT_DONE)) {
            reopen(link, at);
            return;
        }
        answer(link, rating, at, fields -> {
            if (fields.containsKey("consent") && chance.happens(FOLLOWED_UP)) {
                followUp(at.plus(RatingBrowser.READING));
            }
        });
    }

    /** Rates help without a ticket, to whose rating page its entry led. */
    void rateHelp(URI ratingPage, Instant at) {
        var rating = rating(at);
        answer(RatingLink.withQuery(ratingPage, "rating=" + rating), rating, at, _ -> {});
    }

    private int rating(Instant at) {
        var mood = scene.company().team(course.teamId()).mood(LocalDate.ofInstant(at, WorkingTime.ZONE));
        var harshness = course.department().equals(HARSH) ? HARSHNESS : 0;
        return Math.clamp(
                Math.round(chance.around(mood - harshness + course.customer().temper(), 0.85)), 1, 5);
    }

    private void reopen(URI link, Instant at) {
        var page = scene.browser().open(RatingLink.withQuery(link, "show=not-done"));
        scene.timetable().planExactly(course.customer().user(), at.plus(RatingBrowser.READING), then -> {
            if (page.reopen(scene.words().some("reopening", chance))) {
                course.reopenedByLink(then);
            }
        });
    }

    private void answer(URI link, int rating, Instant at, Consumer<Map<String, String>> taken) {
        var page = scene.browser().open(link);
        scene.timetable().planExactly(course.customer().user(), at.plus(RatingBrowser.READING), _ -> {
            var fields = fields(page, rating);
            if (page.confirm(fields)) {
                taken.accept(fields);
            }
        });
    }

    /** Has the team's lead talk to the person some days later, and resolve the case. */
    private void followUp(Instant at) {
        var lead = scene.company().leadOf(course.teamId());
        var when = WorkingTime.atWork(at.plus(chance.about(Duration.ofHours(60), 0.7)), chance);
        scene.timetable().plan(course.customer().user(), when, _ -> new FollowUps(scene).resolve(lead,
                each -> course.id().equals(each.get("requestId")), chance));
    }

    /** Returns what a person fills in beside the rating. */
    private Map<String, String> fields(RatingBrowser.Page page, int rating) {
        var fields = new HashMap<>(scene.ticks().of(page, rating, course.department(), course.teamId(), chance));
        if (chance.happens(rating <= 2 ? COMMENTING_POOR : COMMENTING)) {
            fields.put("comment", scene.words().comment(course.teamId(), rating, chance));
        }
        if (rating <= 2 && chance.happens(CONSENTING)) {
            fields.put("consent", "1");
        }
        return fields;
    }
}
