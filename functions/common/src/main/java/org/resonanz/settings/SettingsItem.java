package org.resonanz.settings;

import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.settings.Aims.HourlyCost;
import org.resonanz.settings.Settings.LongDay;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the organisation's settings to their item and back: {@code SETTINGS / ORGANISATION}. */
public final class SettingsItem {
    /** The partition of all that admins set for the organisation. */
    public static final String PARTITION = "SETTINGS";

    private static final String SORT = "ORGANISATION";
    /** The attribute that holds name and looks. No night keeps it. */
    private static final String ORGANISATION = "organisation";
    static final String COST = "costPerHour";
    static final String LONG_DAY = "longDay";

    private SettingsItem() {}

    static Map<String, AttributeValue> key() {
        return Items.key(PARTITION, SORT);
    }

    /** Returns the write that replaces the settings. */
    static ItemPut put(Settings settings) {
        return ItemPut.of(Items.item(PARTITION, SORT).putAll(attributes(settings))
                .put(ORGANISATION, AttributeValue.fromM(attributes(settings.organisation()))).build());
    }

    /** Returns the settings as attributes of an item, without name and looks of the organisation. */
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
                .put("targetPercent", settings.aims().targetPercent())
                .put(COST, attribute(settings.aims().costPerHour()))
                .put(LONG_DAY, attribute(settings.longDay())).build();
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
                requiredNumber(item, "invitationsPerWeek"), requiredNumber(item, "reminderDays"), suspicion(item),
                new Aims(requiredNumber(item, "targetPercent"), costPerHour(item)), organisation(item),
                longDay(item));
    }

    private static @Nullable AttributeValue attribute(@Nullable LongDay longDay) {
        return longDay == null
                ? null
                : AttributeValue.fromM(
                        Items.values().put("day", longDay.day().toString()).put("from", longDay.from()).build());
    }

    private static @Nullable LongDay longDay(Map<String, AttributeValue> item) {
        var stored = item.get(LONG_DAY);
        return stored == null
                ? null
                : new LongDay(LocalDate.parse(requiredText(stored.m(), "day")),
                        requiredInstant(stored.m(), "from"));
    }

    private static @Nullable AttributeValue attribute(@Nullable HourlyCost cost) {
        return cost == null
                ? null
                : AttributeValue.fromM(
                        Items.values().put("amount", cost.amount()).put("currency", cost.currency()).build());
    }

    private static @Nullable HourlyCost costPerHour(Map<String, AttributeValue> item) {
        var stored = item.get(COST);
        return stored == null
                ? null
                : new HourlyCost(requiredNumber(stored.m(), "amount"), requiredText(stored.m(), "currency"));
    }

    private static Map<String, AttributeValue> attributes(Organisation organisation) {
        return Items.values().put("name", organisation.name()).put("logoUrl", organisation.logoUrl())
                .put("accent", organisation.accent()).put("senderName", organisation.senderName())
                .put("replyTo", organisation.replyTo()).build();
    }

    private static Organisation organisation(Map<String, AttributeValue> item) {
        var stored = item.get(ORGANISATION);
        return stored == null
                ? Organisation.unnamed()
                : new Organisation(text(stored.m(), "name"), text(stored.m(), "logoUrl"), text(stored.m(), "accent"),
                        text(stored.m(), "senderName"), text(stored.m(), "replyTo"));
    }

    private static Suspicion suspicion(Map<String, AttributeValue> item) {
        // One was accepted before; it would suspect everybody, as who opens a link opens one rating.
        var burstRatings = requiredNumber(item, "burstRatings");
        return new Suspicion(requiredNumber(item, "decoyHits"), requiredNumber(item, "quickMillis"),
                requiredNumber(item, "freshSeconds"), burstRatings == 1 ? 2 : burstRatings,
                requiredNumber(item, "burstSeconds"));
    }
}
