package org.resonanz.senddigest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.Reason;
import org.resonanz.teams.ReasonList;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.SentMail;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;

class SendDigestTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final TestContext QUARTER = new TestContext(900_000);
    private static final String DAY = "2026-11-22";

    private final TestClock clock = TestClock.at("2026-11-23T06:30:00Z");
    private final SendDigestHandler handler = new SendDigestHandler(TABLE.environment(), clock);

    @BeforeEach
    void an_organisation() {
        team("company", null, "de", "otto@resonanz.example");
        team("hr", "company", "de", "carla@resonanz.example");
        team("payroll", "hr", "en", "carla@resonanz.example", "eve@resonanz.example");
        team("it", "company", "de");
        team("training", "hr", "de", "ida@resonanz.example");
        team("archive", "hr", "de", "ida@resonanz.example");
        TABLE.put(Items.item("TEAMS", "#version").put("version", 4).put("since", clock.instant()).build());
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", DAY).build());
        score("hr", 0.82, change(0.9, 0.82, true));
        score("it", 0.5, change(0.6, 0.5, false));
        cell("hr", "it", 0.6);
        cell("hr", "external", 0.9);
        cell("it", "hr", 0.1);
        place("payroll", "it", DAY);
        place("archive", "it", "2026-08-23");
    }

    @Test
    void each_lead_gets_one_mail_about_what_is_below_them() {
        run();
        assertEquals(List.of("carla@resonanz.example", "eve@resonanz.example", "otto@resonanz.example"), recipients());
        var carla = page("carla@resonanz.example").text();
        for (var words : List.of("Stand 22. November 2026",
                "Sehr wahrscheinlich sind 72 % bis 92 % zufrieden (82 % von 43 Antworten)",
                "von 90 % auf 82 % Zufriedene, verglichen am 4. September 2026",
                "zwischen Team it und Team hr: Dort sind sehr wahrscheinlich 50 % bis 70 % zufrieden",
                "Team payroll")) {
            assertTrue(carla.contains(words.replace(' ', '\u00A0')) || carla.replace('\u00A0', ' ').contains(words),
                    words + " in " + carla);
        }
        assertFalse(carla.replace('\u00A0', ' ').contains("(50 % von"));
        assertTrue(page("otto@resonanz.example").text().replace('\u00A0', ' ').contains("(50 % von"));
    }

    @Test
    void one_sentence_says_that_nothing_is_new_and_where_the_scores_are() {
        run();
        assertEquals("In dieser Woche hat sich nichts verändert, was mehr als Zufall wäre: "
                + "82 % derer, die geantwortet haben, sind mit Team hr zufrieden.",
                week("carla@resonanz.example"));
        assertEquals("In dieser Woche hat sich nichts verändert, was mehr als Zufall wäre: "
                + "Von denen, die geantwortet haben, sind je nach Team 50 % bis 82 % zufrieden.",
                week("otto@resonanz.example"));
    }

    @Test
    void one_sentence_says_what_was_found_this_week() {
        score("hr", 0.82, change(0.9, 0.82, true).replace("\"decidedOn\": \"2026-09-04\"",
                "\"decidedOn\": \"2026-11-16\""));
        run();
        assertEquals("Neu in dieser Woche: Team hr ist wirklich schlechter geworden.", week("carla@resonanz.example"));
    }

    @Test
    void the_bars_have_an_axis_and_the_value_of_the_window_before() {
        TABLE.put(Items.item("SCORES#90d#2026-08-24", "hr").put("score",
                "{\"teamId\":\"hr\",\"name\":\"hr\",\"reasons\":[],%s}".formatted(figures(0.77))).build());
        run();
        var carla = page("carla@resonanz.example");
        assertEquals(List.of("0 %", "50 %", "100 %"),
                carla.select(".axis td").eachText().stream().map(words -> words.replace('\u00A0', ' ')).toList());
        assertTrue(carla.text().replace('\u00A0', ' ').contains("In den 90 Tagen davor waren es 77 %."), carla.text());
    }

    @Test
    void nothing_follows_nothing() {
        run();
        var eve = page("eve@resonanz.example");
        assertEquals("There is nothing to show yet: so few have answered that somebody could be recognised.",
                week("eve@resonanz.example"));
        assertTrue(eve.select(".axis, td[bgcolor]").isEmpty());
        assertFalse(eve.text().contains("bar shows") || eve.text().contains("Published"), eve.text());
        assertFalse(eve.text().contains("may be chance"), eve.text());
        assertFalse(page("otto@resonanz.example").text().contains("davor waren"));
        assertTrue(page("carla@resonanz.example").text().contains("Was sich sonst bewegt hat"));
        score("hr", 0.82, "");
        clock.advance(Duration.ofDays(7));
        run();
        assertFalse(Jsoup.parse(TABLE.aws().mails().getLast().html()).text().contains("sonst"));
    }

    /** The team's own figure is 82 %, and intervals reach 10 points to each side. */
    @ParameterizedTest
    @CsvSource({"0.71, true", "0.72, false", "0.8, false", "0.95, false"})
    void an_interface_is_named_as_the_hardest_only_if_it_is_surely_worse_than_its_team(double csat, boolean named) {
        cell("hr", "it", csat);
        run();
        assertEquals(named, page("carla@resonanz.example").text().contains("Am meisten hakt es zwischen"));
    }

    @Test
    void one_sentence_says_where_most_is_to_be_gained_below_the_lead_and_none_where_the_target_may_be_met() {
        score("hr", 0.6, likely(0.5, 0.7, 90));
        score("company", 0.6, likely(0.5, 0.81, 900));
        run();
        assertEquals(List.of(), about("eve@resonanz.example", "to be gained"));
        assertEquals(List.of("Am meisten ist bei Team hr zu gewinnen: Dort sind sehr wahrscheinlich 50 % bis 70 % "
                + "zufrieden, Ziel sind 80 %; bis dahin fehlen etwa 18 von 90 Erledigungen."),
                about("otto@resonanz.example", "zu gewinnen"));
    }

    @Test
    void interfaces_come_before_teams_and_a_lead_reads_of_their_own() {
        score("hr", 0.6, likely(0.5, 0.7, 90));
        cell("hr", "external", 0.6, likely(0.5, 0.7, 40));
        cell("hr", "it", 0.6, likely(0.5, 0.7, 50));
        cell("it", "hr", 0.6, likely(0.5, 0.7, 5000));
        run();
        assertEquals(List.of("Am meisten ist zwischen Team it und Team hr zu gewinnen: Dort sind sehr wahrscheinlich "
                + "50 % bis 70 % zufrieden, Ziel sind 80 %; bis dahin fehlen etwa 10 von 50 Erledigungen."),
                about("carla@resonanz.example", "zu gewinnen"));
        assertTrue(about("otto@resonanz.example", "zu gewinnen").getFirst().contains("1.000 von 5.000"));
    }

    private static String likely(double low, double high, int completions) {
        return ",\"likely\": {\"share\": 0.6, \"low\": %s, \"high\": %s, \"completions\": %d}".formatted(low, high,
                completions);
    }

    @Test
    void a_sentence_says_what_is_praised_and_what_is_wrong_most_often_at_the_leads_own_teams() {
        reasons("hr", reason("friendly", 0.75), reason("slow", 0.6), reason("quick", 0.5), reason("unclear", 0.4));
        run();
        assertEquals(List.of("Bei Team hr wird am häufigsten „freundlich“ gelobt, von 75 % der Zufriedenen, "
                + "und „zu langsam“ bemängelt, von 60 % der anderen."), about("carla@resonanz.example", "häufigsten"));
        assertEquals(List.of(), about("otto@resonanz.example", "häufigsten"));
    }

    @Test
    void one_kind_of_reasons_is_told_alone_and_reasons_that_nobody_knows_any_more_are_not() {
        reasons("hr", reason("forgotten", 0.9), reason("slow", 0.6));
        reasons("company", reason("quick", 0.5));
        run();
        assertEquals(List.of("Bei Team hr wird am häufigsten „zu langsam“ bemängelt: von 60 % derer, "
                + "die nicht zufrieden sind."), about("carla@resonanz.example", "häufigsten"));
        assertEquals(List.of("Bei Team company wird am häufigsten „schnell“ gelobt: von 50 % der Zufriedenen."),
                about("otto@resonanz.example", "häufigsten"));
    }

    @Test
    void reasons_of_a_teams_own_have_its_words_in_the_leads_language_at_the_teams_above_too() {
        var teams = new TeamTable(TABLE.client(), TABLE.name(), clock);
        var own = new ReasonList(List.of(new Reason("on-the-dot", "auf den Tag genau", "to the day")),
                ReasonList.DEFAULT.bad());
        assertTrue(teams.put(new Team("payroll", "Team payroll", "hr", List.of("eve@resonanz.example"), null, "en",
                List.of(), own), teams.read(), clock.instant()));
        reasons("payroll", reason("on-the-dot", 0.7));
        reasons("hr", reason("on-the-dot", 0.7), reason("quick", 0.5));
        run();
        assertEquals(List.of("What people most often find good about Team payroll is “to the day”: "
                + "70% of the satisfied say so."), about("eve@resonanz.example", "most often"));
        assertEquals(List.of("Bei Team hr wird am häufigsten „auf den Tag genau“ gelobt: von 70 % der Zufriedenen."),
                about("carla@resonanz.example", "häufigsten"));
    }

    /** The sentences of a mail in which some words stand; its plain text has them too. */
    private static List<String> about(String recipient, String words) {
        var sentences = page(recipient).select("p:contains(" + words + ")").eachText().stream()
                .map(sentence -> sentence.replace('\u00A0', ' ')).toList();
        var plain = TABLE.aws().mails().get(recipients().indexOf(recipient)).text().replaceAll("[\\s\u00A0]+", " ");
        sentences.forEach(sentence -> assertTrue(plain.contains(sentence), plain));
        return sentences;
    }

    private static void reasons(String teamId, String... reasons) {
        TABLE.put(Items.item("SCORES#90d#" + DAY, teamId)
                .put("score", "{\"teamId\":\"%s\",\"name\":\"%s\",\"reasons\":[%s],%s}"
                        .formatted(teamId, teamId, String.join(",", reasons), figures(0.82)))
                .build());
    }

    private static String reason(String id, double share) {
        return "{\"reason\": \"%s\", \"share\": %s, \"low\": 0.3, \"high\": 0.95}".formatted(id, share);
    }

    @Test
    void a_lead_reads_the_language_of_their_own_newest_request() {
        StoredRequest.open().with("requesterId", "carla@resonanz.example").with("language", "de").in(TABLE);
        StoredRequest.open().id(UUID.randomUUID()).with("requesterId", "carla@resonanz.example")
                .with("createdAt", "2026-11-21T08:00:00.000Z").with("language", "en-GB").in(TABLE);
        run();
        assertEquals("en", page("carla@resonanz.example").selectFirst("html").attr("lang"));
        assertEquals("de", page("otto@resonanz.example").selectFirst("html").attr("lang"));
    }

    @Test
    void who_has_no_score_is_written_to_once_in_four_weeks() {
        for (var week = 0; week < 5; week++) {
            place("payroll", "it", "2026-11-22");
            run();
            clock.advance(Duration.ofDays(7));
        }
        assertEquals(5, recipients().stream().filter("carla@resonanz.example"::equals).count());
        assertEquals(2, recipients().stream().filter("eve@resonanz.example"::equals).count());
    }

    @Test
    void the_mail_leads_to_all_scores() {
        run();
        TABLE.aws().mails().forEach(SentMail::isDrawnByOutlook);
        assertEquals("https://intranet.example/#/scores",
                page("carla@resonanz.example").select("td.face a").attr("href"));
        assertTrue(TABLE.aws().mails().getFirst().text().contains("\nhttps://intranet.example/#/scores\n"));
    }

    @Test
    void a_change_that_may_be_chance_is_not_told() {
        run();
        var otto = page("otto@resonanz.example").text();
        assertTrue(otto.contains("Team hr ist wirklich gefallen"), otto);
        assertFalse(otto.contains("Team it ist wirklich"), otto);
    }

    /** Work was done below the company and in payroll, never at training, and at the archive over 90 days ago. */
    @Test
    void only_teams_with_recent_work_at_or_below_them_still_collect_and_leads_of_others_get_no_mail() {
        run();
        assertTrue(page("otto@resonanz.example").text()
                .contains("ohne jemanden zu verraten: Team company, Team payroll."));
        assertTrue(page("carla@resonanz.example").text().contains("ohne jemanden zu verraten: Team payroll."));
        assertFalse(recipients().contains("ida@resonanz.example"));
    }

    @Test
    void the_mail_speaks_the_language_of_the_team_and_no_jargon() {
        run();
        assertEquals("en", page("eve@resonanz.example").selectFirst("html").attr("lang"));
        assertTrue(page("eve@resonanz.example").text()
                .contains("Still too little to show anything without giving somebody away: Team payroll."));
        for (var mail : TABLE.aws().mails()) {
            assertFalse(mail.toString().matches("(?is).*(konfidenz|signifikan|confidence|significan|csat|wilson).*"));
        }
    }

    @Test
    void intervals_are_drawn_with_cells_alone() {
        run();
        var page = page("carla@resonanz.example");
        assertTrue(page.select("script, img, svg, link").isEmpty());
        var widths = page.select("td[bgcolor]").stream()
                .map(cell -> Integer.parseInt(cell.attr("width").replace("%", ""))).toList();
        assertEquals(List.of(72, 9, 2, 9, 8), widths);
    }

    @Test
    void every_bar_fills_the_line_wherever_it_lies() {
        for (var low = 0; low <= 100; low++) {
            for (var point = low; point <= 100; point++) {
                var widths = new DigestView.Bar("", "", low, point, Math.min(100, point + 7)).widths();
                assertEquals(100, widths.stream().mapToInt(Integer::intValue).sum(), low + " " + point);
                assertTrue(widths.stream().allMatch(width -> width >= 0), low + " " + point + " " + widths);
            }
        }
    }

    @Test
    void it_comes_once_a_week_however_often_it_is_started() {
        run();
        run();
        assertEquals(3, TABLE.aws().mails().size());
        clock.advance(Duration.ofDays(7));
        run();
        // Eve, who has no score, is not written to again.
        assertEquals(5, TABLE.aws().mails().size());
    }

    @Test
    void what_could_not_be_sent_is_tried_again() {
        TABLE.aws().mailFails(true);
        assertThrows(IllegalStateException.class, this::run);
        TABLE.aws().mailFails(false);
        run();
        assertEquals(3, TABLE.aws().mails().size());
    }

    @Test
    void what_ses_may_have_taken_is_not_sent_again() {
        TABLE.aws().mailStatuses(500);
        assertThrows(IllegalStateException.class, this::run);
        run();
        assertEquals(3, TABLE.aws().mails().size());
    }

    @Test
    void who_is_off_the_list_or_takes_no_mail_gets_none_and_the_mail_tells_how() {
        run();
        assertTrue(TABLE.aws().mails().getFirst().toString().contains("List-Unsubscribe-Post"));
        assertFalse(page("carla@resonanz.example").select("a[href*=/unsubscriptions/]").isEmpty());
        var environment = new Environment(TABLE.environment());
        var pseudonyms = new Pseudonyms(TABLE.secrets(),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        var states = new MailStateTable(TABLE.client(), TABLE.name());
        states.unsubscribe(pseudonyms.of("carla@resonanz.example"), MailList.DIGEST, clock.instant());
        states.unsubscribe(pseudonyms.of("otto@resonanz.example"), MailList.INVITATIONS, clock.instant());
        states.stop(pseudonyms.of("eve@resonanz.example"), NoMail.BOUNCED, clock.instant());
        clock.advance(Duration.ofDays(7));
        run();
        assertEquals(List.of("otto@resonanz.example"), recipients().subList(3, 4));
        assertEquals(4, TABLE.aws().mails().size());
    }

    @Test
    void before_anything_is_published_nobody_is_written_to() {
        TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name()).key(Items.key("PUBLICATION", "LATEST")));
        run();
        assertEquals(List.of(), TABLE.aws().mails());
    }

    private void run() {
        Samples.invoke(handler, Samples.json("send-digest.mondays.json"), QUARTER);
    }

    private static void team(String id, String parent, String locale, String... leads) {
        TABLE.put(Items.item("TEAMS", id).put("name", "Team " + id).put("parentId", parent).put("locale", locale)
                .put("leads", List.of(leads)).build());
    }

    private static void score(String teamId, double csat, String more) {
        TABLE.put(Items.item("SCORES#90d#" + DAY, teamId)
                .put("score", "{\"teamId\":\"%s\",\"name\":\"%s\",\"reasons\":[],%s%s}"
                        .formatted(teamId, teamId, figures(csat), more))
                .build());
    }

    private static String change(double from, double to, boolean significant) {
        return """
                ,"change": {"from": %s, "to": %s, "low": -0.1, "high": -0.01, "significant": %s,
                "decidedOn": "2026-09-04", "before": {"first": "2026-03-09", "last": "2026-06-06"},
                "after": {"first": "2026-06-07", "last": "2026-09-04"}}""".formatted(from, to, significant);
    }

    private static void cell(String teamId, String department, double csat) {
        cell(teamId, department, csat, "");
    }

    private static void cell(String teamId, String department, double csat, String more) {
        TABLE.put(Items.item("INTERFACES#90d#" + DAY, teamId + "#" + department).put("score",
                "{\"teamId\":\"%s\",\"department\":\"%s\",%s%s}".formatted(teamId, department, figures(csat), more))
                .build());
    }

    /** Returns the members that every score has. */
    private static String figures(double csat) {
        return """
                "voices": 43, "raters": 30, "csat": %s, "csatLow": %s, "csatHigh": %s, "mean": 4.1,
                "histogram": [2, 3, 3, 15, 20], "responseRate": 0.5, "csatIfSilentSatisfied": 0.95,
                "csatIfSilentDissatisfied": 0.05""".formatted(csat, csat - 0.1, csat + 0.1);
    }

    private static void place(String teamId, String department, String lastOn) {
        TABLE.put(Items.item("PLACES", teamId + "#" + department).put("firstOn", "2026-06-01").put("lastOn", lastOn)
                .build());
    }

    private static String week(String recipient) {
        return page(recipient).select("h1 + p").text().replace('\u00A0', ' ');
    }

    private static List<String> recipients() {
        return TABLE.aws().mails().stream().map(mail -> mail.to().getFirst().toString()).toList();
    }

    private static Document page(String recipient) {
        return Jsoup.parse(TABLE.aws().mails().get(recipients().indexOf(recipient)).html());
    }
}
