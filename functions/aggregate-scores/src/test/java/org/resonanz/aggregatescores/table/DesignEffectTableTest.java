package org.resonanz.aggregatescores.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.scores.ClosedBatch;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.Effects;
import org.resonanz.scores.Window;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests stored design effects where thirty-two people answer in two weeks, each the same both times, and something
 * closes in between.
 */
class DesignEffectTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 1);
    private static final Window QUARTER = Window.ALL.get(1);
    private static final UnaryOperator<List<Fact.Rating>> ALL = UnaryOperator.identity();

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final List<Batch> batches = new ArrayList<>(List.of(
            ClosedBatch.of(DAY.plusDays(3), new Node("hr", "department:sales"), List.of(), 16, 16)));

    @Test
    void the_first_night_of_a_month_estimates_and_the_month_goes_by_it() {
        answerTwice();
        assertEquals(new Effects(2, Map.of("hr", 2.0), true), effects(NIGHT, ALL).of(QUARTER));

        batches.clear();
        assertEquals(2, effects(NIGHT.plusDays(29), ALL).of(QUARTER).organisation());
        assertEquals(1, effects(NIGHT.plusDays(30), ALL).of(QUARTER).organisation());
    }

    @Test
    void a_look_goes_by_the_effects_of_its_own_month() {
        answerTwice();
        var look = QUARTER.lastLook(NIGHT.plusDays(60));
        assertEquals(LocalDate.of(2026, 6, 6), look);
        assertEquals(2, effects(look, ALL).atLook(QUARTER).organisation());
        batches.clear();
        var later = effects(NIGHT.plusDays(60), ALL);
        assertEquals(1, later.of(QUARTER).organisation());
        assertEquals(2, later.atLook(QUARTER).organisation());
    }

    @Test
    void answers_of_people_who_may_not_vote_do_not_enter() {
        answerTwice();
        UnaryOperator<List<Fact.Rating>> known = ratings -> ratings.stream()
                .filter(rating -> rating.requester().ref().compareTo("8") < 0).toList();
        assertEquals(new Effects(2, Map.of(), false), effects(NIGHT, known).of(QUARTER));
    }

    /** Neither how many answered nor how alike they did can be read from what is stored. */
    @Test
    void only_coarse_numbers_are_stored() {
        answerTwice();
        effects(NIGHT, ALL).of(QUARTER);
        var item = TABLE.item("DESIGN_EFFECTS", "2026-06");
        assertEquals(Set.of("PK", "SK", "formatVersion", "window30d", "window365d", "window90d"), item.keySet());
        assertEquals(Map.of("organisation", AttributeValue.fromN("2"), "shown", AttributeValue.fromBool(true),
                "teams", AttributeValue.fromM(Map.of("hr", AttributeValue.fromN("2")))), item.get("window90d").m());
    }

    private void answerTwice() {
        for (var day : List.of(DAY, DAY.plusDays(7))) {
            TABLE.put(Items.item("NIGHTS", day.toString()).put("finishedAt", Instant.EPOCH).build());
            IntStream.range(0, 32).forEach(person -> answer(person, day));
        }
    }

    private void answer(int person, LocalDate day) {
        var ref = "%x%031d".formatted(person / 2, person % 2);
        TABLE.put(Items.item("REQUEST#" + person + "-" + day, "RATING#1").put("id", "id").put("completion", 1)
                .put("raterRef", ref).put("domain", "acme.example").put("ratedAt", Instant.EPOCH).put("teamId", "hr")
                .put("department", "sales").put("rating", person % 2 == 0 ? 5 : 1)
                .put("dayShard", DayShards.of(DayShards.Kind.RATING, day, ref)).build());
    }

    private DesignEffectTable effects(LocalDate night, UnaryOperator<List<Fact.Rating>> voting) {
        var sameTable = new Table(TABLE.client(), TABLE.name());
        var tree = TeamTree.of(1, Instant.EPOCH, List.of(new Team("hr", "hr", null, List.of(), null, "de")));
        var plan = new NightTable(sameTable, Clock.systemUTC()).start(night, Settings.defaults(), tree).orElseThrow();
        var history = new History(night);
        batches.forEach(history::add);
        return new DesignEffectTable(sameTable, plan, history, voting);
    }
}
