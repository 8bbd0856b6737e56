package org.resonanz.aggregatescores.table;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.nights.NightCount;
import org.resonanz.nights.NightItem;
import org.resonanz.nights.PublicationItem;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Reads and changes the record of nights, and the day up to which readers may look. */
public final class NightTable {
    /**
     * The settings and the tree that a night goes by, fixed when it is first started.
     *
     * @param run      the name of the run that holds the night; when a later one takes it over, this one may write no
     *                 more
     * @param repeated true if an earlier run began the night: it was killed, or still believes that it holds the night
     */
    public record Plan(LocalDate day, Settings settings, TeamTree tree, String run, boolean repeated) {
    }

    private final Table table;
    private final Clock clock;

    public NightTable(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Returns the time of the night's clock. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Returns the last finished night; empty before the first. Nights are run in order, so only the newest can be
     * unfinished.
     */
    public Optional<LocalDate> lastFinished() {
        return table.dynamoDb()
                .query(ItemQuery.partition(table.name(), NightItem.PARTITION).consistentRead(true)
                        .scanIndexForward(false).limit(2).build())
                .items().stream().filter(NightItem::isFinished).findFirst().map(NightItem::day);
    }

    /**
     * Starts a night, or takes it over with the settings and the tree that it was started with; empty if it is
     * finished.
     */
    public Optional<Plan> start(LocalDate day, Settings settings, TeamTree tree) {
        var run = UUID.randomUUID().toString();
        try {
            table.dynamoDb().putItem(
                    NightItem.begun(day, settings, tree, run, clock.instant()).request(table.name()).build());
            return Optional.of(new Plan(day, settings, tree, run, false));
        } catch (ConditionalCheckFailedException startedBefore) {
            return takeOver(day, run);
        }
    }

    private Optional<Plan> takeOver(LocalDate day, String run) {
        try {
            var stored = table.dynamoDb().updateItem(
                    NightItem.takeOver(day, run).request(table.name()).returnValues(ReturnValue.ALL_NEW).build())
                    .attributes();
            return Optional.of(new Plan(day, NightItem.settings(stored), NightItem.tree(stored), run, true));
        } catch (ConditionalCheckFailedException finished) {
            return Optional.empty();
        }
    }

    /**
     * Marks a night as finished.
     *
     * @param counts numbers to keep with it
     * @return false if another run has taken it over
     */
    public boolean finish(Plan plan, Map<NightCount, Integer> counts) {
        try {
            table.dynamoDb().updateItem(
                    NightItem.finish(plan.day(), plan.run(), counts, clock.instant()).request(table.name()).build());
            return true;
        } catch (ConditionalCheckFailedException takenOver) {
            return false;
        }
    }

    /** Lets readers look up to a day. An earlier day than the latest changes nothing. */
    public void publish(LocalDate day) {
        try {
            table.dynamoDb().putItem(PublicationItem.moveTo(day).request(table.name()).build());
        } catch (ConditionalCheckFailedException newer) {
            // Readers are there already.
        }
    }
}
