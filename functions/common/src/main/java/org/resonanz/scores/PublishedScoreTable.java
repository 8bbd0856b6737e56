package org.resonanz.scores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.nights.PublicationItem;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.LambdaResponse;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads published scores, batches and comments. Readers begin with the day of the last publication and see nothing
 * newer.
 */
public final class PublishedScoreTable {
    private static final int COLLECTING_DAYS = 90;
    private static final int BATCHES_AT_ONCE = 200;
    /** The most bytes of comments in a response: about half of {@link LambdaResponse#MOST_BYTES}. */
    private static final int MOST_BYTES = 3_000_000;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PublishedScoreTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the last day whose scores are complete; empty before the first publication. */
    public Optional<LocalDate> day() {
        return Optional.of(item(PublicationItem.key(), true)).filter(item -> !item.isEmpty())
                .map(PublicationItem::day);
    }

    /** Returns the scores of all teams in a window. */
    public List<TeamScore> scores(Window window, LocalDate day) {
        return partition(ScoreItem.teams(window, day)).map(ScoreItem::team).toList();
    }

    /** Returns the scores of all interfaces in a window. */
    public List<InterfaceScore> interfaces(Window window, LocalDate day) {
        return partition(ScoreItem.interfaces(window, day)).map(ScoreItem::interfaceScore).toList();
    }

    /**
     * Returns the window's design effect for the whole organisation: the factor by which its variance is larger because
     * the same people answer again. Empty if it is unknown or rests on too few people to be shown.
     */
    public Optional<Double> designEffect(Window window, LocalDate day) {
        return DesignEffectsItem.effects(item(DesignEffectsItem.key(day), false), window).filter(Effects::shown)
                .map(Effects::organisation);
    }

    /** Returns all of the window's design effects, which nobody is shown; {@link Effects#NONE} if they are unknown. */
    public Effects designEffects(Window window, LocalDate day) {
        return DesignEffectsItem.effects(item(DesignEffectsItem.key(day), false), window).orElse(Effects.NONE);
    }

    /**
     * Returns the interfaces at which work was done within the 90 days before a day. It tells only that somebody was
     * served.
     */
    public List<InterfaceKey> collecting(LocalDate day) {
        return partition(InterfaceKeyItem.PARTITION).filter(item -> isCollecting(InterfaceKeyItem.worked(item), day))
                .map(InterfaceKeyItem::fromItem).toList();
    }

    private static boolean isCollecting(Span worked, LocalDate day) {
        return !worked.first().isAfter(day) && !worked.last().isBefore(day.minusDays(COLLECTING_DAYS));
    }

    /**
     * Returns the number of requests that had been open for more than 14 days, by team id; teams without any are left
     * out.
     */
    public Map<String, Integer> longOpen(LocalDate day) {
        return LongOpenItem.counts(item(LongOpenItem.key(day), false));
    }

    /**
     * A page of a team's batches, oldest first.
     *
     * @param olderThan day and node of the oldest of them if there are older ones, otherwise null
     */
    public record Batches(List<BatchScore> batches, @Nullable String olderThan) {

        public Batches {
            batches = List.copyOf(batches);
        }
        /** A page without batches, and with none before it. */
        public static final Batches NONE = new Batches(List.of(), null);
    }

    /**
     * Returns a page of at most 200 of a team's own batches, the last ones before a closing.
     *
     * @param olderThan day and node of a batch before which they closed, as {@code 2026-11-22#team}; null for the
     *                  newest
     */
    public Batches batches(String teamId, LocalDate day, @Nullable String olderThan) {
        // The day's own batches sort after the bare day; '~' sorts after every node.
        var end = day + "#~";
        var last = olderThan == null || olderThan.compareTo(end) > 0 ? end : olderThan;
        var found = newestFirst(teamId, BatchScoreItem.PREFIX, last).filter(item -> !closing(item).equals(olderThan))
                .limit(BATCHES_AT_ONCE + 1L).toList();
        var page = found.subList(0, Math.min(BATCHES_AT_ONCE, found.size())).reversed();
        return new Batches(page.stream().map(BatchScoreItem::fromItem).toList(),
                found.size() == page.size() ? null : closing(page.getFirst()));
    }

    /** Returns all of a team's own batches, oldest first. */
    public List<BatchScore> allBatches(String teamId, LocalDate day) {
        return newestFirst(teamId, BatchScoreItem.PREFIX, day + "#~").map(BatchScoreItem::fromItem).toList().reversed();
    }

    /** Returns day and node of a batch, as {@code 2026-11-22#team}. */
    private static String closing(Map<String, AttributeValue> batch) {
        return Items.sort(batch).substring(BatchScoreItem.PREFIX.length());
    }

    /**
     * Returns the comments of a team that were released by a day and have not expired, in alphabetical order. If they
     * are more than a response holds, the oldest groups are left out as a whole.
     */
    public List<String> comments(String teamId, LocalDate day, Instant now) {
        var comments = new ArrayList<String>();
        var bytes = 0;
        var groups = newestFirst(teamId, CommentGroupItem.PREFIX, day.toString())
                .filter(item -> !Items.expired(item, now)).map(CommentGroupItem::comments);
        for (var group : (Iterable<List<String>>) groups::iterator) {
            bytes += LambdaResponse.bytes(group);
            if (bytes > MOST_BYTES) {
                break;
            }
            comments.addAll(group);
        }
        return comments.stream().sorted().toList();
    }

    private Stream<Map<String, AttributeValue>> newestFirst(String teamId, String prefix, String last) {
        return dynamoDb
                .queryPaginator(ItemQuery.between(table, TeamItem.partition(teamId), prefix, prefix + last)
                        .consistentRead(true).scanIndexForward(false).build())
                .items().stream();
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key, boolean consistent) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(consistent).key(key)).item();
    }

    private Stream<Map<String, AttributeValue>> partition(String key) {
        return dynamoDb.queryPaginator(ItemQuery.partition(table, key).consistentRead(true).build()).items().stream();
    }
}
