package org.resonanz.settings;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.resonanz.platform.aws.Cached;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads and replaces the organisation's settings in the table. */
public final class SettingsTable implements Supplier<Settings> {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Cached<Settings> cached;

    public SettingsTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.cached = Cached.of(Duration.ofSeconds(60), clock, this::read);
    }

    /** Returns the settings, at most 60 seconds old. */
    @Override
    public Settings get() {
        return cached.get();
    }

    /** Returns the settings as they stand now, the defaults if none were ever stored. */
    public Settings read() {
        return SettingsItem.fromItem(item());
    }

    private Map<String, AttributeValue> item() {
        return dynamoDb.getItem(get -> get.tableName(table).key(SettingsItem.key()).consistentRead(true)).item();
    }

    /** Replaces the settings. */
    public void write(Settings settings) {
        dynamoDb.putItem(SettingsItem.put(settings.following(read(), clock.instant())).request(table).build());
        cached.forget();
    }

    /**
     * Replaces the settings if they are still those that somebody knows.
     *
     * @param known whether the settings that are stored are those
     * @return false if somebody else has stored others
     */
    public boolean replace(Settings settings, Predicate<Settings> known) {
        var stored = item();
        var before = SettingsItem.fromItem(stored);
        var after = settings.following(before, clock.instant());
        if (before.equals(after)) {
            return true;
        }
        if (!known.test(before)) {
            return false;
        }
        try {
            dynamoDb.putItem(SettingsItem.put(after).ifStill(stored, SettingsItem.COST, SettingsItem.LONG_DAY)
                    .request(table).build());
        } catch (ConditionalCheckFailedException overtaken) {
            return false;
        }
        cached.forget();
        return true;
    }
}
