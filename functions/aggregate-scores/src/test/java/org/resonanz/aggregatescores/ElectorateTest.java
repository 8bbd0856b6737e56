package org.resonanz.aggregatescores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.resonanz.aggregatescores.Organisation.histogram;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.Team;
import org.resonanz.testing.LocalTable;

/** Tests whose answers count in the figures, and whose silence in the crowd. */
class ElectorateTest {
    /** A Sunday, whose night closes batches. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalDate NEXT = DAY.plusDays(7);
    private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
    private static final String ELSEWHERE = "elsewhere.example";
    /** Some people with whom each test is about something. */
    private static final int FIRST = 200;

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @RegisterExtension
    final Organisation organisation = new Organisation(TABLE, DAY.minusDays(1));

    private final FactWriter facts = new FactWriter(TABLE);
    private final KnownPersonTable people = new KnownPersonTable(TABLE.client(), TABLE.name());
    private final MailStateTable mails = new MailStateTable(TABLE.client(), TABLE.name());

    @Test
    void who_is_unknown_is_in_no_figure_and_no_crowd_and_is_counted_apart() {
        facts.domain(ELSEWHERE);
        voicesAndSilences();
        facts.walkIn(FIRST + 12, DAY, 1);
        facts.domain(Organisation.DOMAIN);

        assertOutside();

        assertEquals(IntStream.concat(IntStream.range(FIRST, FIRST + 6), IntStream.of(FIRST + 12))
                .mapToObj(this::elsewhere).sorted().toList(), unknown());
    }

    @Test
    void what_unknown_people_and_members_of_the_team_write_is_never_released() {
        IntStream.range(0, 12).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(0, 3).forEach(person -> facts.comment(person, DAY, "Wort " + person));
        IntStream.range(12, 15).forEach(person -> facts.silence(person, DAY));
        facts.voice(15, DAY, 1);
        facts.comment(15, DAY, "Aus dem Team");
        people.workedIn(facts.ref(15), "hr", NOW);
        facts.domain(ELSEWHERE);
        facts.voice(16, DAY, 1);
        facts.comment(16, DAY, "Von nirgendwo");

        organisation.runAfter(DAY);

        assertEquals(List.of("Wort 0", "Wort 1", "Wort 2"),
                Items.texts(TABLE.item("TEAM#hr", "QUOTES#2026-03-08"), "comments"));
    }

    @Test
    void unknown_answers_are_forgotten_with_their_requests() {
        facts.domain(ELSEWHERE);
        facts.voice(1, DAY, 1);

        organisation.runAfter(DAY.plusDays(3));

        // The end of the month that is 180 days after the day of entry, whenever its night ran.
        assertEquals(String.valueOf(Instant.parse("2026-09-30T22:00:00Z").getEpochSecond()),
                TABLE.item("UNKNOWN_VOTERS", elsewhere(1)).get("expiresAt").n());
    }

    @Test
    void who_answers_again_without_being_known_has_entered_on_the_first_day() {
        facts.domain(ELSEWHERE);
        facts.voice(1, DAY, 1);
        facts.voice(1, DAY.plusDays(3), 1);

        organisation.runAfter(DAY.plusDays(3));

        assertEquals("2026-03-08", TABLE.item("UNKNOWN_VOTERS", elsewhere(1)).get("enteredOn").s());
    }

    @Test
    void whom_a_night_that_was_killed_did_not_know_and_its_second_run_does_is_not_counted_apart() {
        facts.domain(ELSEWHERE);
        facts.voice(1, DAY.minusDays(1), 1);
        organisation.runAfter(DAY.minusDays(1));
        IntStream.range(1, 4).forEach(person -> facts.voice(person, DAY, 1));
        organisation.toMorningAfter(DAY);
        // The only update by itself is the last write: it says that the night is over.
        TABLE.meter().refuse("UpdateItem"::equals);
        assertFalse(organisation.survives());
        TABLE.meter().reset();
        assertEquals(Set.of(elsewhere(1), elsewhere(2), elsewhere(3)), Set.copyOf(unknown()));
        facts.domain(ELSEWHERE);
        call(1);
        call(2);

        organisation.run();

        // Who had answered on an earlier day, unknown, stays.
        assertEquals(Set.of(elsewhere(1), elsewhere(3)), Set.copyOf(unknown()));
    }

    @Test
    void who_is_listed_by_address_votes_whatever_tag_the_address_has() {
        facts.domain(ELSEWHERE);
        organisation.list(IntStream.range(FIRST, FIRST + 9).mapToObj(facts::address).collect(Collectors.toSet()),
                Set.of());
        IntStream.range(FIRST, FIRST + 3).forEach(person -> facts.voice(person, DAY, 4));
        facts.tag("shop");
        IntStream.range(FIRST + 3, FIRST + 10).forEach(person -> facts.voice(person, DAY, 2));
        facts.tag("");
        facts.silence(FIRST + 8, DAY.minusDays(1));
        facts.silence(FIRST + 9, DAY.minusDays(1));

        organisation.runAfter(DAY);

        assertEquals(9, organisation.row(DAY, "sales").get("voices").m().size());
        assertEquals(List.of(facts.ref(FIRST + 8)),
                Items.texts(organisation.row(DAY.minusDays(1), "sales"), "silent"));
        assertEquals(List.of(elsewhere(FIRST + 9)), unknown());
    }

    @Test
    void who_is_listed_by_domain_votes_and_domains_above_and_below_are_others() {
        organisation.list(Set.of(), Set.of(ELSEWHERE));
        for (var domain : List.of(ELSEWHERE, "shop." + ELSEWHERE, "example")) {
            facts.domain(domain);
            facts.voice(1, DAY, 4);
        }

        organisation.runAfter(DAY);

        facts.domain(ELSEWHERE);
        assertEquals(Set.of(facts.ref(1)), organisation.row(DAY, "sales").get("voices").m().keySet());
        assertEquals(2, unknown().size());
    }

    @Test
    void a_teams_mailbox_does_not_vote_although_its_domain_is_listed() {
        for (var person = FIRST; person < FIRST + 12; person++) {
            var mailbox = facts.address(person).text();
            organisation.put(new Team("team" + person, "Team", "company", List.of(), mailbox, "de"));
        }
        voicesAndSilences();

        assertOutside();

        assertEquals(6, unknown().size());
    }

    @Test
    void a_tag_makes_no_person_of_a_teams_mailbox() {
        for (var person = FIRST; person < FIRST + 12; person++) {
            var mailbox = facts.address(person).text();
            organisation.put(new Team("team" + person, "Team", "company", List.of(), mailbox, "de"));
        }
        facts.tag("customer");
        voicesAndSilences();
        facts.tag("");

        assertOutside();
    }

    @Test
    void a_mailbox_with_a_tag_leaves_its_owner_the_vote() {
        organisation.put(new Team("desk", "Desk", "company", List.of(), "person1+desk@" + Organisation.DOMAIN, "de"));
        facts.voice(1, DAY, 4);
        facts.tag("desk");
        facts.voice(1, DAY, 1);
        facts.tag("other");
        facts.voice(2, DAY, 2);

        organisation.runAfter(DAY);

        var voices = organisation.row(DAY, "sales").get("voices").m();
        assertEquals(Set.of(facts.ref(1), facts.ref(2)), voices.keySet());
        assertEquals("4", voices.get(facts.ref(1)).m().get("rating").n());
    }

    @Test
    void who_has_called_the_api_before_entry_votes_and_who_calls_after_it_does_not() {
        facts.domain(ELSEWHERE);
        IntStream.range(0, 9).forEach(person -> facts.voice(person, DAY, 4));
        facts.silence(9, DAY);
        facts.silence(10, DAY);
        IntStream.range(20, 25).forEach(person -> facts.silence(person, DAY));
        IntStream.range(0, 8).forEach(this::call);
        call(9);
        IntStream.range(20, 25).forEach(this::call);
        organisation.runAfter(DAY);
        assertEquals(8, organisation.row(DAY, "sales").get("voices").m().size());
        assertEquals(refs(9, 20, 21, 22, 23, 24), silent(DAY));

        call(8);
        call(10);
        facts.voice(11, NEXT, 1);
        call(11);
        organisation.runAfter(NEXT);

        var batch = organisation.batch(NEXT, "sales");
        assertEquals(List.of(1, 0, 0, 8, 0), histogram(batch));
        assertEquals(List.of(elsewhere(8)), unknown());
    }

    @Test
    void who_has_only_worked_for_a_team_is_not_known_by_it() {
        facts.domain(ELSEWHERE);
        facts.voice(1, DAY, 4);
        people.workedIn(facts.ref(1), "sales", NOW);

        organisation.runAfter(DAY);

        assertEquals(Map.of(), organisation.row(DAY, "sales"));
        assertEquals(List.of(elsewhere(1)), unknown());
    }

    @Test
    void whose_last_token_names_the_team_is_in_no_figure_and_no_crowd() {
        assertOutside(person -> people.called(facts.ref(person), List.of("hr", "pay"), NOW));
        assertEquals(List.of(), unknown());
    }

    @Test
    void whose_last_token_no_longer_names_the_team_votes() {
        facts.voice(1, DAY, 4);
        people.called(facts.ref(1), List.of("hr"), NOW);
        people.called(facts.ref(1), List.of("sales"), NOW.plusSeconds(1));

        organisation.runAfter(DAY);

        assertEquals(Set.of(facts.ref(1)), organisation.row(DAY, "sales").get("voices").m().keySet());
    }

    @Test
    void who_has_worked_for_the_team_is_in_no_figure_and_no_crowd() {
        assertOutside(person -> people.workedIn(facts.ref(person), "hr", NOW));
    }

    @Test
    void who_leads_the_team_is_in_no_figure_and_no_crowd() {
        var leads = IntStream.range(FIRST, FIRST + 12)
                .mapToObj(person -> facts.address(person).text().replace("@", "+boss@")).toList();
        organisation.put(new Team("hr", "Personal", "company", leads, null, "de"));
        voicesAndSilences();

        assertOutside();
    }

    @Test
    void who_leads_a_team_above_is_in_no_figure_and_no_crowd() {
        var leads = IntStream.range(FIRST, FIRST + 12).mapToObj(person -> facts.address(person).text()).toList();
        organisation.put(new Team("people", "Menschen", "company", leads, null, "de"));
        organisation.put(new Team("care", "Betreuung", "people", List.of(), null, "de"));
        organisation.put(new Team("hr", "Personal", "care", List.of(), null, "de"));
        voicesAndSilences();

        assertOutside();
    }

    @Test
    void who_leads_the_root_or_a_team_below_or_beside_votes() {
        organisation.put(lead(1, "company", null));
        organisation.put(lead(2, "pay", "hr"));
        organisation.put(lead(3, "sales", "company"));
        IntStream.range(1, 4).forEach(person -> facts.voice(person, DAY, 4));
        facts.team("company");
        facts.voice(1, DAY, 4);

        organisation.runAfter(DAY);

        assertEquals(refs(1, 2, 3), organisation.row(DAY, "sales").get("voices").m().keySet());
        assertEquals(Map.of(), TABLE.item("TEAM#company", "DAY#2026-03-08#sales"));
    }

    @Test
    void who_belongs_to_a_team_votes_on_the_work_of_others() {
        people.called(facts.ref(1), List.of("hr"), NOW);
        facts.team("pay");
        facts.voice(1, DAY, 4);

        organisation.runAfter(DAY);

        assertEquals(Set.of(facts.ref(1)), TABLE.item("TEAM#pay", "DAY#2026-03-08#sales").get("voices").m().keySet());
    }

    @Test
    void silence_on_what_a_team_noted_pads_no_crowd_and_a_voice_on_it_is_in_the_figures() {
        IntStream.range(0, 4).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(4, 14).forEach(person -> facts.silence(person, DAY));
        facts.noted(true);
        IntStream.range(20, 26).forEach(person -> facts.voice(person, DAY, 2));
        IntStream.range(30, 50).forEach(person -> facts.silence(person, DAY));
        facts.noted(false);
        organisation.runAfter(DAY);
        assertEquals(Map.of(), organisation.batch(DAY, "sales"));
        assertEquals(10, silent(DAY).size());

        facts.silence(14, NEXT);
        organisation.runAfter(NEXT);

        var batch = organisation.batch(NEXT, "sales");
        assertEquals(List.of(0, 6, 0, 4, 0), histogram(batch));
        // 15 were asked, and 10 speak.
        assertEquals("15", batch.get("crowdLeast").n());
    }

    @Test
    void whoever_asked_for_something_too_is_one_of_those_asked_although_the_team_noted_more_for_them() {
        IntStream.range(0, 9).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(9, 15).forEach(person -> facts.silence(person, DAY));
        facts.noted(true);
        facts.voice(9, DAY, 1);

        organisation.runAfter(DAY);

        assertEquals(List.of(1, 0, 0, 9, 0), histogram(organisation.batch(DAY, "sales")));
        var voices = organisation.row(DAY, "sales").get("voices").m();
        assertEquals(true, voices.get(facts.ref(9)).m().get("asked").bool());
        assertEquals(refs(10, 11, 12, 13, 14), silent(DAY));
    }

    @Test
    void an_invitation_that_bounced_pads_no_crowd() {
        for (var person = FIRST; person < FIRST + 12; person++) {
            facts.silence(person, DAY);
            mails.stop(facts.mailRef(person), NoMail.BOUNCED, NOW);
        }

        assertOutside();
    }

    @Test
    void a_bounce_is_of_one_very_address_and_who_complained_was_asked() {
        facts.silence(1, DAY);
        facts.tag("old");
        facts.silence(2, DAY);
        mails.stop(facts.mailRef(1), NoMail.BOUNCED, NOW);
        mails.stop(facts.mailRef(2), NoMail.BOUNCED, NOW);
        facts.tag("");
        facts.silence(3, DAY);
        mails.stop(facts.mailRef(3), NoMail.COMPLAINED, NOW);

        organisation.runAfter(DAY);

        assertEquals(refs(1, 3), silent(DAY));
    }

    @Test
    void who_answered_although_the_mail_bounced_is_in_the_figures_outside_the_crowd() {
        facts.voice(1, DAY, 4);
        mails.stop(facts.mailRef(1), NoMail.BOUNCED, NOW);

        organisation.runAfter(DAY);

        assertFalse(organisation.row(DAY, "sales").get("voices").m().get(facts.ref(1)).m().get("asked").bool());
    }

    @Test
    void people_are_looked_up_however_many_enter_on_a_day() {
        facts.domain(ELSEWHERE);
        IntStream.range(0, 330).forEach(person -> facts.silence(person, DAY));
        IntStream.range(0, 330).filter(person -> person % 3 == 0).forEach(this::call);

        organisation.runAfter(DAY);

        var row = organisation.row(DAY, "sales");
        assertEquals(110, row.get("silent").l().size() + Items.number(row, "surplusSilent"));
    }

    /** All of some people are made outsiders before they enter. */
    private void assertOutside(IntConsumer made) {
        voicesAndSilences();
        IntStream.range(FIRST, FIRST + 12).forEach(made);
        assertOutside();
    }

    /** Six people say 1 and six keep silent. */
    private void voicesAndSilences() {
        IntStream.range(FIRST, FIRST + 6).forEach(person -> facts.voice(person, DAY, 1));
        IntStream.range(FIRST + 6, FIRST + 12).forEach(person -> facts.silence(person, DAY));
    }

    /** With 14 others nothing closes; with 15, a batch closes that holds only those 15. */
    private void assertOutside() {
        IntStream.range(0, 5).forEach(person -> facts.voice(person, DAY, 4));
        IntStream.range(5, 14).forEach(person -> facts.silence(person, DAY));
        organisation.runAfter(DAY);
        assertEquals(Map.of(), organisation.batch(DAY, "sales"));

        facts.silence(14, NEXT);
        organisation.runAfter(NEXT);

        var batch = organisation.batch(NEXT, "sales");
        assertNotEquals(Map.of(), batch);
        assertEquals(List.of(0, 0, 0, 5, 0), histogram(batch));
        assertEquals("15", batch.get("crowdLeast").n());
    }

    private Team lead(int person, String teamId, String parentId) {
        return new Team(teamId, "Team", parentId, List.of(facts.address(person).text()), null, "de");
    }

    private Set<String> refs(int... some) {
        return IntStream.of(some).mapToObj(facts::ref).collect(Collectors.toSet());
    }

    private Set<String> silent(LocalDate day) {
        return Set.copyOf(Items.texts(organisation.row(day, "sales"), "silent"));
    }

    private void call(int person) {
        people.called(facts.ref(person), List.of(), NOW);
    }

    /** How somebody's answer that does not count is noted. */
    private String elsewhere(int person) {
        facts.domain(ELSEWHERE);
        var name = ELSEWHERE + "#" + facts.ref(person);
        facts.domain(Organisation.DOMAIN);
        return name;
    }

    /** Whose answers did not count. */
    private List<String> unknown() {
        return organisation.items().values().stream().filter(item -> "UNKNOWN_VOTERS".equals(Items.text(item, "PK")))
                .map(item -> Items.text(item, "SK")).toList();
    }
}
