package org.resonanz.settings;

import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the organisation's settings to their item and back: {@code SETTINGS / ORGANISATION}. */
public final class SettingsItem {
    /** The partition of all that admins set for the organisation. */
    public static final String PARTITION = "SETTINGS";

    private static final String SORT = "ORGANISATION";

    private SettingsItem() {}

    static Map<String, AttributeValue> key() {
        return Items.key(PARTITION, SORT);
    }

    /** Returns the write that replaces the settings. */
    static ItemPut put(Settings settings) {
        return ItemPut.of(Items.item(PARTITION, SORT).putAll(attributes(settings)).build());
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
