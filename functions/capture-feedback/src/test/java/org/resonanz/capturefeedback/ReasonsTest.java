package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.RatingItem;
import org.resonanz.ratings.Reasons;
import org.resonanz.testing.Browser;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the reasons that one may tick and the time that one may name. */
class ReasonsTest extends MailedLink {
    private static final List<String> GOOD = List.of("quick", "competent", "friendly", "clear", "informed");
    private static final List<String> BAD = List.of("slow", "unclear", "passed-around", "unsolved", "unfriendly");

    @ParameterizedTest
    @CsvSource({"1, slow", "3, slow", "4, quick", "5, quick"})
    void only_ticks_that_fit_the_rating_are_taken_and_what_was_offered_is_recorded(String rating, String taken) {
        browser.open(token);
        browser.send(token, Map.of("rating", rating, "reason.slow", "1", "reason.quick", "1"));
        assertEquals(new Reasons(taken.equals("slow") ? BAD : GOOD, List.of(taken)), reasons());
    }

    @ParameterizedTest
    @CsvSource({"reason.cheap", "reason.", "reason.QUICK", "quick", "reasons"})
    void a_reason_that_the_team_does_not_offer_is_ignored(String field) {
        browser.open(token, "5");
        assertEquals(303, browser.send(token, Map.of(field, "1")).status());
        assertEquals(new Reasons(GOOD, List.of()), reasons());
    }

    @Test
    void they_are_optional_as_the_time_is() {
        browser.open(token, "2");
        assertEquals(303, browser.send(token, Map.of("lostTime", "")).status());
        assertEquals(new Reasons(BAD, List.of()), reasons());
        assertEquals(null, RatingItem.lostTime(work.rating()));
    }

    @Test
    void a_team_offers_its_own_list_in_the_requesters_language() {
        offer(reason("cheap", "günstig", "good value"));
        work.put("en", "Zeugnis", Map.of());
        var page = Jsoup.parse(browser.open(token, "5").body());
        assertEquals(List.of("good value"), labels(page, "good"));
        assertEquals(List.of("too rude"), labels(page, "bad"));

        browser.send(token, Map.of("reason.cheap", "1", "reason.quick", "1"));
        assertEquals(new Reasons(List.of("cheap"), List.of("cheap")), reasons());
    }

    @Test
    void reasons_that_the_team_adds_while_somebody_reads_were_not_offered_and_those_given_up_are_not_kept() {
        offer(reason("quick", "schnell", "quick"), reason("cheap", "günstig", "good value"));
        browser.open(token, "5");
        offer(reason("quick", "schnell", "quick"), reason("tidy", "ordentlich", "tidy"));
        clock.advance(Browser.READING.multipliedBy(4));
        browser.send(token, Map.of("reason.quick", "1", "reason.cheap", "1", "reason.tidy", "1"));
        assertEquals(new Reasons(List.of("quick"), List.of("quick")), reasons());
    }

    @Test
    void each_page_view_has_an_order_of_its_own() {
        var first = new HashSet<String>();
        for (var view = 0; view < 60; view++) {
            clock.advance(Browser.READING);
            first.add(labels(Jsoup.parse(browser.open(token, "5").body()), "good").getFirst());
        }
        assertEquals(Set.of("schnell", "kompetent", "freundlich", "verständlich", "auf dem Laufenden gehalten"), first);
    }

    @ParameterizedTest
    @CsvSource({"NONE, keine", "UP_TO_15_MINUTES, bis 15 Min.", "HALF_AN_HOUR, 30 Min.", "ONE_HOUR, 1 Std.",
        "TWO_HOURS, 2 Std.", "HALF_A_DAY, halber Tag", "A_DAY_OR_MORE, ein Tag oder mehr"})
    void the_time_that_was_lost_is_named_by_one_choice(LostTime time, String words) {
        var page = Jsoup.parse(browser.open(token, "2").body());
        assertEquals(words, page.select("label:has([name=lostTime][value=" + time + "])").text());
        browser.send(token, Map.of("lostTime", time.name()));
        assertEquals(time, RatingItem.lostTime(work.rating()));
    }

    @Test
    void the_thanks_name_both_and_reasons_that_the_team_gave_up_no_more() {
        browser.open(token, "2");
        browser.send(token, Map.of("reason.unsolved", "1", "reason.slow", "1", "lostTime", "TWO_HOURS"));
        var thanks = Jsoup.parse(browser.open(token).body()).text();
        assertTrue(thanks.contains("Angekreuzt haben Sie: zu langsam, nicht gelöst."), thanks);
        assertTrue(thanks.contains("Arbeitszeit, die es Sie gekostet hat: 2 Std."), thanks);

        offer(reason("cheap", "günstig", "good value"));
        clock.advance(Browser.READING.multipliedBy(4));
        var later = Jsoup.parse(browser.open(token).body()).text();
        assertFalse(later.contains("Angekreuzt"), later);
    }

    @Test
    void who_said_neither_reads_of_neither() {
        browser.open(token, "2");
        browser.send(token, Map.of());
        var thanks = Jsoup.parse(browser.open(token).body()).text();
        assertFalse(thanks.contains("Angekreuzt") || thanks.contains("Arbeitszeit"), thanks);
    }

    @Test
    void a_changed_rating_has_reasons_of_the_other_list() {
        browser.open(token, "5");
        browser.send(token, Map.of("reason.quick", "1"));
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("rating", "1", "reason.slow", "1"));
        assertEquals(new Reasons(BAD, List.of("slow")), reasons());
    }

    @Test
    void another_tick_or_time_alone_is_a_change() {
        browser.open(token, "5");
        browser.send(token, Map.of("reason.quick", "1"));
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("reason.clear", "1"));
        assertEquals(List.of("quick", "clear"), reasons().ticked());
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("lostTime", "NONE"));
        assertEquals(LostTime.NONE, RatingItem.lostTime(work.rating()));
        assertEquals("3", work.rating().get("attempts").n());
    }

    private Reasons reasons() {
        return RatingItem.reasons(work.rating());
    }

    private static List<String> labels(Document page, String kind) {
        return page.select("fieldset." + kind + " label").eachText();
    }

    /** Gives the team good reasons of its own, and one bad one. */
    private static void offer(AttributeValue... good) {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "Personal").put("locale", "de")
                .put("reasons", AttributeValue.fromM(Map.of("good", AttributeValue.fromL(List.of(good)), "bad",
                        AttributeValue.fromL(List.of(reason("rude", "zu grob", "too rude"))))))
                .build());
    }

    private static AttributeValue reason(String id, String de, String en) {
        return AttributeValue.fromM(Items.values().put("id", id).put("de", de).put("en", en).build());
    }
}
