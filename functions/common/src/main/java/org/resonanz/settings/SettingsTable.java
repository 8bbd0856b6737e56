package org.resonanz.settings;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.resonanz.platform.aws.Cached;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads and replaces the organisation's settings in the table. */
public final class SettingsTable implements Supplier<Settings> {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Cached<Settings> cached;

    public SettingsTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.cached = Cached.of(Duration.ofSeconds(60), clock, this::read);
    }

    /** Returns the settings, at most 60 seconds old. */
    @Override
    public Settings get() {
        return cached.get();
    }

    /** Returns the settings as they stand now, the defaults if none were ever stored. */
    public Settings read() {
        var response = dynamoDb.getItem(get -> get.tableName(table).key(SettingsItem.key()).consistentRead(true));
        return response.hasItem() ? SettingsItem.fromItem(response.item()) : Settings.defaults();
    }

    /** Replaces the settings. */
    public void write(Settings settings) {
        dynamoDb.putItem(SettingsItem.put(settings).request(table).build());
        cached.forget();
    }
}
