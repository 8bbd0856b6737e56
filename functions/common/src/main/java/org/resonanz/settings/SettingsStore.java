package org.resonanz.settings;

import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and replaces the organisation's settings in the table: {@code SETTINGS / ORGANISATION}. */
public final class SettingsStore implements Supplier<Settings> {
    private static final String PARTITION = "SETTINGS";
    private static final String SORT = "ORGANISATION";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Cached<Settings> cached;

    public SettingsStore(DynamoDbClient dynamoDb, String table, Clock clock) {
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
        var answer = dynamoDb.getItem(get -> get.tableName(table).key(Items.key(PARTITION, SORT)).consistentRead(true));
        return answer.hasItem() ? fromItem(answer.item()) : Settings.defaults();
    }

    /** Replaces the settings. */
    public void write(Settings settings) {
        dynamoDb.putItem(put -> put.tableName(table).item(toItem(settings)));
        cached.forget();
    }

    private static Map<String, AttributeValue> toItem(Settings settings) {
        var item = Items.item(PARTITION, SORT).build();
        item.putAll(attributes(settings));
        return item;
    }

    /** Returns the settings as attributes of an item. */
    public static Map<String, AttributeValue> attributes(Settings settings) {
        return Items.values()
                .put("k", settings.k())
                .put("timeZone", settings.timeZone().getId())
                .put("interfacePatience", settings.interfacePatience())
                .put("teamPatience", settings.teamPatience())
                .put("closing", settings.closing().name())
                .put("interfaceDepth", settings.interfaceDepth())
                .put("retentionDays", settings.retentionDays())
                .put("invitationsPerWeek", settings.invitationsPerWeek())
                .put("reminderDays", settings.reminderDays())
                .put("decoyHits", settings.suspicion().decoyHits())
                .put("quickMillis", settings.suspicion().quickMillis())
                .put("freshSeconds", settings.suspicion().freshSeconds())
                .put("burstRatings", settings.suspicion().burstRatings())
                .put("burstSeconds", settings.suspicion().burstSeconds())
                .build();
    }

    /** Reads settings from an item's attributes. Settings that are newer than the item have their defaults. */
    public static Settings fromItem(Map<String, AttributeValue> stored) {
        var item = new HashMap<>(attributes(Settings.defaults()));
        item.putAll(stored);
        return new Settings(requiredNumber(item, "k"), ZoneId.of(requiredText(item, "timeZone")),
                requiredNumber(item, "interfacePatience"),
                requiredNumber(item, "teamPatience"),
                Closing.valueOf(requiredText(item, "closing")), requiredNumber(item, "interfaceDepth"),
                requiredNumber(item, "retentionDays"),
                requiredNumber(item, "invitationsPerWeek"), requiredNumber(item, "reminderDays"), suspicion(item));
    }

    private static Suspicion suspicion(Map<String, AttributeValue> item) {
        // One was accepted before; it would suspect everybody, as who opens a link opens one rating.
        var burstRatings = requiredNumber(item, "burstRatings");
        return new Suspicion(requiredNumber(item, "decoyHits"), requiredNumber(item, "quickMillis"),
                requiredNumber(item, "freshSeconds"), burstRatings == 1 ? 2 : burstRatings,
                requiredNumber(item, "burstSeconds"));
    }
}
