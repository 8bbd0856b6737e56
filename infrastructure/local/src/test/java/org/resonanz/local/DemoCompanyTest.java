package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.rehearsal.demo.Demo;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;

/** Tests what an empty start shows: the committed company, through the API alone. */
class DemoCompanyTest {
    private static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));
    private static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    private static final User CARLA = new User("carla", "Carla Costa", "en", List.of("team:hr", "lead:hr"));

    @RegisterExtension
    static final DemoHost DEMO = new DemoHost();

    private static ProductClient product;
    private static List<Mail> mails;

    @BeforeAll
    static void read() {
        product = DEMO.product();
        mails = product.newMails();
    }

    @Test
    void the_clock_shows_the_last_day_and_nothing_is_published_or_mailed_again() {
        assertTrue(Duration.between(Demo.END, product.now()).compareTo(Duration.ofHours(1)) < 0);
        DEMO.host().once("first-teams", () -> {
            throw new AssertionError("The company has its teams.");
        });
        var fresh = new ProductClient(DEMO.host().cloud(), DEMO.host().desk());
        fresh.clockTo(product.now());
        assertEquals(mails, fresh.newMails());
        var invitations = mails.stream().filter(mail -> !mail.ratingLinks().isEmpty()).count();
        assertTrue(invitations > 100, invitations + " invitations");
        assertTrue(mails.stream().allMatch(mail -> mail.at().isBefore(Demo.END)));
    }

    @Test
    void six_departments_have_twelve_teams_without_children_and_each_team_has_a_lead() {
        var teams = list(product.get(DORA, "/teams"), "teams");
        var parents = teams.stream().map(team -> String.valueOf(team.get("parentId"))).collect(Collectors.toSet());
        assertEquals(6, teams.stream().filter(team -> "company".equals(team.get("parentId"))).count());
        assertEquals(12, teams.stream().filter(team -> !parents.contains(team.get("id"))).count());
        teams.forEach(team -> assertFalse(((List<?>) team.get("leads")).isEmpty(), team::toString));
        var ids = teams.stream().map(team -> team.get("id")).collect(Collectors.toSet());
        assertTrue(ids.containsAll(Set.of("company", "marketing", "hr", "it")));
    }

    @ParameterizedTest
    @CsvSource({"90d, 20", "365d, 20"})
    void many_interfaces_are_shown_and_others_collect(String window, int fewest) {
        var cells = list(product.get(DORA, "/interfaces?window=" + window), "cells");
        var collecting = cells.stream().filter(cell -> cell.containsKey("collecting")).count();
        assertTrue(cells.size() - collecting >= fewest, cells.size() - collecting + " are shown in " + window);
        assertTrue(collecting > 0);
    }

    @Test
    void twelve_teams_are_ranked_some_leveled_one_has_fallen_and_one_risen_for_real() {
        var teams = list(product.get(DORA, "/scores?window=90d"), "teams");
        assertEquals(12, teams.stream().filter(team -> team.get("rank") != null).count());
        var leveled = teams.stream().filter(team -> team.get("leveled") != null).toList();
        assertTrue(leveled.size() >= 5, leveled.size() + " are leveled");
        assertTrue(leveled.stream().anyMatch(team -> Math
                .abs(number(map(team.get("leveled")), "share") - number(team, "csat")) >= 0.02));
        assertTrue(change(teams, "it-support", change -> number(change, "to") < number(change, "from")));
        assertTrue(change(teams, "hr-payroll", change -> number(change, "to") > number(change, "from")));
    }

    private static boolean change(List<Map<?, ?>> teams, String id, Predicate<Map<?, ?>> direction) {
        return teams.stream().filter(team -> id.equals(team.get("teamId"))).map(team -> map(team.get("change")))
                .anyMatch(change -> Boolean.TRUE.equals(change.get("significant")) && direction.test(change));
    }

    @Test
    void some_teams_have_lost_time_and_one_interface_costs_most() {
        var teams = list(product.get(DORA, "/scores?window=365d"), "teams");
        var shown = teams.stream().filter(team -> team.get("lostTime") != null).count();
        assertTrue(shown >= 6, shown + " have lost time");
        var costly = list(product.get(DORA, "/interfaces?window=365d"), "cells").stream()
                .filter(cell -> cell.get("lostTime") != null)
                .max(Comparator.comparing(cell -> number(map(map(cell.get("lostTime")).get("aboveTwoHours")), "share")))
                .orElseThrow();
        assertEquals("it-support operations", costly.get("teamId") + " " + costly.get("department"));
    }

    @Test
    void of_some_teams_the_share_of_those_who_came_by_themselves_is_shown() {
        var teams = list(product.get(DORA, "/scores?window=365d"), "teams");
        var shown = teams.stream().filter(team -> team.get("selfSelected") != null).count();
        assertTrue(shown >= 3, shown + " tell the share");
    }

    @Test
    void most_teams_have_comments_in_both_languages() {
        var comments = new TreeSet<String>();
        var commented = 0;
        for (var team : list(product.get(DORA, "/scores?window=90d"), "teams")) {
            var scores = product.get(DORA, "/teams/" + team.get("teamId") + "/scores");
            var texts = ((List<?>) scores.get("comments")).stream().map(String::valueOf).toList();
            commented += texts.isEmpty() ? 0 : 1;
            comments.addAll(texts);
        }
        assertTrue(commented >= 10, commented + " teams");
        assertTrue(comments.size() >= 40, comments::toString);
        assertTrue(comments.stream().anyMatch(text -> text.contains("thank you") || text.contains("Quick answer")),
                comments::toString);
    }

    @Test
    void carla_has_follow_ups_with_comments_that_are_open_and_one_that_is_resolved() {
        var cases = list(product.get(CARLA, "/follow-ups"), "followUps");
        var open = cases.stream().filter(each -> each.get("resolvedAt") == null).toList();
        assertTrue(open.size() >= 2, cases::toString);
        open.forEach(each -> assertFalse(String.valueOf(each.get("comment")).isBlank()));
        assertTrue(cases.size() > open.size(), cases::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "ben", "carla", "dora", "emil"})
    void each_of_the_five_has_a_request_in_every_state_and_a_digest(String person) {
        var user = new User(person, person, "de",
                List.of(person.equals("emil")
                        ? "integration"
                        : person.equals("dora")
                                ? "admin"
                                : "team:"
                                        + (person.equals("anna") ? "marketing" : "hr")));
        var found = new HashSet<String>();
        for (var summary : list(product.get(user, "/requests?as=requester"), "requests")) {
            var request = product.get(user, "/requests/" + summary.get("id"));
            var last = String.valueOf(list(request, "timeline").getLast().get("step"));
            found.add(request.get("status") + " " + last + (request.get("ratingUrl") == null ? "" : " to rate"));
        }
        assertTrue(found.containsAll(Set.of("OPEN ASKED", "OPEN TRANSFERRED", "OPEN REOPENED", "CANCELLED CANCELLED",
                "COMPLETED COMPLETED to rate")), found::toString);
        assertTrue(found.stream().anyMatch(state -> state.startsWith("COMPLETED RATED")), found::toString);
        var address = user.email();
        assertTrue(mails.stream().anyMatch(mail -> mail.to().equals(address)
                && (mail.subject().contains("Ihren Teams") || mail.subject().contains("your teams"))));
    }

    @Test
    void hr_and_marketing_have_open_requests_of_several_ages() {
        var anna = new User("anna", "Anna Albers", "de", List.of("team:marketing"));
        Map.of("hr", BEN, "marketing", anna).forEach((team, member) -> {
            var days = list(product.get(member, "/requests?as=team&status=OPEN&teamId=" + team), "requests").stream()
                    .map(request -> String.valueOf(request.get("createdAt")).substring(0, 10))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(days.size() >= 6, days::toString);
            assertTrue(days.first().compareTo("2026-06-10") < 0, days::toString);
        });
    }

    @Test
    void a_year_of_requests_was_counted_and_machines_were_quarantined() {
        var weeks = list(product.get(DORA, "/nights?limit=7"), "weeks");
        assertTrue(weeks.size() >= 50, weeks.size() + " weeks");
        var completions = weeks.stream().mapToInt(week -> counted(week, "completions")).sum();
        assertTrue(completions > 5000 && completions < 7000, completions + " completions");
        assertTrue(weeks.stream().anyMatch(week -> counted(week, "quarantined") > 0), weeks::toString);
    }

    @Test
    void a_link_in_the_mailbox_is_alive() {
        var named = Set.of("anna", "ben", "carla", "dora", "emil");
        assertTrue(mails.reversed().stream().filter(mail -> !mail.ratingLinks().isEmpty())
                .filter(mail -> !named.contains(mail.to().replaceAll("@.*", ""))).limit(20)
                .anyMatch(mail -> new RatingBrowser().rate(product, mail.ratingLinks().getLast(), Map.of())));
    }

    private static int counted(Map<?, ?> week, String count) {
        return week.get(count) instanceof Integer number ? number : 0;
    }

    private static double number(Map<?, ?> json, String name) {
        var value = json.get(name);
        return value instanceof Map<?, ?> share ? number(share, "share") : ((Number) value).doubleValue();
    }

    private static Map<?, ?> map(Object json) {
        return json == null ? Map.of() : (Map<?, ?>) json;
    }

    private static List<Map<?, ?>> list(Map<?, ?> json, String name) {
        return ((List<?>) json.get(name)).stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }
}
