package org.resonanz.aggregatescores.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.aggregatescores.batches.Comment;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.platform.aws.ItemSize;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.teams.Reason;
import org.resonanz.testing.Cases;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that whatever comes in a night, what a night keeps of it fits into items. The tests tagged {@code proof} try
 * more of them.
 */
class RowSizesTest {
    /** DynamoDB's limit for an item. */
    private static final int MOST_BYTES = 400 * 1024;
    /** Of voices: asked or not, followed up or not. */
    private static final int KINDS = 4;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final InterfaceKey SOURCE = new InterfaceKey("t".repeat(63), "d".repeat(63));

    @Test
    void a_row_fits_into_an_item_and_comes_back_from_it() {
        Cases.check(5, RowSizesTest::assertRowFits);
    }

    @Tag("proof")
    @Test
    void each_of_many_rows_fits_into_an_item_and_comes_back_from_it() {
        Cases.check(100, RowSizesTest::assertRowFits);
    }

    @Test
    void it_changes_nothing_which_shard_holds_whom_and_in_which_order_they_come() {
        Cases.check(40, RowSizesTest::assertOrderIsNothing);
    }

    @Tag("proof")
    @Test
    void of_many_rows_it_changes_nothing_which_shard_holds_whom_and_in_which_order_they_come() {
        Cases.check(1_000, RowSizesTest::assertOrderIsNothing);
    }

    /** A pool holds rows of many interfaces and months; their people are as many as a large company's. */
    @Test
    void what_is_kept_of_a_batchs_comments_fits_into_an_item() {
        Cases.check(8, random -> {
            var parcels = new ArrayList<Parcel>();
            for (var rows = random.nextInt(900); rows > 0; rows--) {
                var row = DayRow.empty(DAY.minusDays(random.nextInt(90)), SOURCE);
                for (var person = random.nextInt(40); person > 0; person--) {
                    var ref = ref(random);
                    row.speak(ref, voice(random, random.nextInt(KINDS)), DayRow.kept(5));
                    row.comment(new Comment(new UUID(random.nextLong(), random.nextLong()) + "#12345", ref));
                }
                parcels.add(Parcel.fresh(row));
            }
            Commented.of(DAY, parcels).forEach(batch -> assertFits(CommentedItem.toItem(batch)));
        });
    }

    private static void assertRowFits(Random random) {
        assertRowFits(random, 5 + random.nextInt(46), random.nextInt(800), random.nextInt(KINDS));
        // Were the pseudonyms of one kind not folded, so many would outgrow the item.
        IntStream.range(0, KINDS).forEach(kind -> assertRowFits(random, 5, 3_500, kind));
    }

    private static void assertRowFits(Random random, int k, int people, int kind) {
        var row = DayRow.empty(DAY, SOURCE);
        facts(random, k, people, kind).forEach(fact -> fact.accept(row));
        var item = RowItem.toItem(new Parcel(row, stays(random), DAY));

        assertFits(item);
        assertEquals(item, RowItem.toItem(RowItem.fromItem(item)));
    }

    private static void assertOrderIsNothing(Random random) {
        var k = 5 + random.nextInt(46);
        var facts = new ArrayList<>(facts(random, k, random.nextInt(800), random.nextInt(KINDS)));
        var row = DayRow.empty(DAY, SOURCE);
        facts.forEach(fact -> fact.accept(row));

        Collections.shuffle(facts, random);
        var shards = new HashMap<Integer, DayRow>();
        facts.forEach(fact -> fact.accept(
                shards.computeIfAbsent(random.nextInt(16), shard -> DayRow.empty(DAY, SOURCE))));
        var sum = DayRow.empty(DAY, SOURCE);
        shards.values().forEach(shard -> sum.add(shard, DayRow.kept(k)));

        assertEquals(RowItem.toItem(Parcel.fresh(row)), RowItem.toItem(Parcel.fresh(sum)));
    }

    private static void assertFits(Map<String, AttributeValue> item) {
        var bytes = ItemSize.of(item);
        assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes are no item.");
    }

    /** What enters with a day: people, most of one kind, comments and completions. */
    private static List<Consumer<DayRow>> facts(Random random, int k, int people, int kind) {
        var limit = DayRow.kept(k);
        var facts = new ArrayList<Consumer<DayRow>>();
        for (var person = 0; person < people; person++) {
            var ref = ref(random);
            var voice = voice(random, random.nextInt(8) == 0 ? random.nextInt(KINDS) : kind);
            facts.add(random.nextInt(8) == 0 ? row -> row.beSilent(ref, limit) : row -> row.speak(ref, voice, limit));
            if (random.nextInt(3) == 0) {
                var comment = new Comment(new UUID(random.nextLong(), 0) + "#" + (1 + random.nextInt(65_535)), ref);
                facts.add(row -> row.comment(comment));
            }
            var duration = Duration.ofSeconds(random.nextLong(1L << random.nextInt(1, 30)));
            facts.add(row -> row.turnaround().add(duration));
        }
        var handling = new HandlingCounts(random.nextInt(9), 0, 0);
        facts.add(row -> row.handle(handling));
        facts.add(DayRow::invite);
        return facts;
    }

    private static Voice voice(Random random, int kind) {
        // As long as reasons may be; a team may change them, but not within a day.
        var offered = "abcde".chars().mapToObj(letter -> Character.toString(letter).repeat(Reason.LONGEST_ID)).toList();
        var lostTime = LostTime.values()[random.nextInt(LostTime.values().length)];
        return new Voice(1 + random.nextInt(5),
                new Reasons(offered, offered.stream().filter(reason -> random.nextBoolean()).toList()),
                random.nextBoolean() ? lostTime : null, kind % 2 == 0, kind / 2 == 0,
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                new UUID(random.nextLong(), random.nextLong()).toString());
    }

    /** Returns the stays of a row that stepped up to the root of a deep tree. */
    private static List<Parcel.Stay> stays(Random random) {
        var stays = new ArrayList<>(Parcel.fresh(DayRow.empty(DAY, SOURCE)).stays());
        for (var level = random.nextInt(30); level > 0; level--) {
            stays.add(new Parcel.Stay(DAY, Node.pool("p".repeat(63)), DAY));
        }
        return stays;
    }

    private static String ref(Random random) {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
