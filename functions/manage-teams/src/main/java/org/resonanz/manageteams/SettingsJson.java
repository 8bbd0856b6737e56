package org.resonanz.manageteams;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.settings.Aims;
import org.resonanz.settings.Aims.HourlyCost;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.settings.Suspicion;

/** Converts settings to JSON of the API and back. A change must name all settings but those of the organisation,
 * the target and the cost of an hour. */
final class SettingsJson {
    private static final List<String> CLOSINGS = Arrays.stream(Closing.values()).map(Closing::name).toList();

    private SettingsJson() {}

    /** Returns the settings' members by name. */
    static Map<String, Object> of(Settings settings) {
        var json = new LinkedHashMap<String, Object>();
        json.put("k", settings.k());
        json.put("timeZone", settings.timeZone().getId());
        json.put("interfacePatience", settings.interfacePatience());
        json.put("teamPatience", settings.teamPatience());
        json.put("closing", settings.closing().name());
        json.put("interfaceDepth", settings.interfaceDepth());
        json.put("retentionDays", settings.retentionDays());
        json.put("invitationsPerWeek", settings.invitationsPerWeek());
        json.put("reminderDays", settings.reminderDays());
        json.put("suspicion", of(settings.suspicion()));
        json.put("targetPercent", settings.aims().targetPercent());
        json.put("costPerHour", of(settings.aims().costPerHour()));
        json.put("organisation", OrganisationJson.of(settings.organisation()));
        return json;
    }

    private static Map<String, Object> of(Suspicion suspicion) {
        var json = new LinkedHashMap<String, Object>();
        json.put("decoyHits", suspicion.decoyHits());
        json.put("quickMillis", suspicion.quickMillis());
        json.put("freshSeconds", suspicion.freshSeconds());
        json.put("burstRatings", suspicion.burstRatings());
        json.put("burstSeconds", suspicion.burstSeconds());
        return json;
    }

    private static @Nullable Map<String, Object> of(@Nullable HourlyCost cost) {
        if (cost == null) {
            return null;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("amount", cost.amount());
        json.put("currency", cost.currency());
        return json;
    }

    /** Reads settings from a body; faults are noted in it. */
    static Settings read(Body body) {
        var k = body.requiredNumber("k", 5, 50);
        var zone = body.requiredLine("timeZone", 60);
        var interfacePatience = body.requiredNumber("interfacePatience", 1, 365);
        var teamPatience = body.requiredNumber("teamPatience", 1, 365);
        var closing = body.requiredWord("closing", CLOSINGS);
        var interfaceDepth = body.requiredNumber("interfaceDepth", 1, 5);
        var retentionDays = body.requiredNumber("retentionDays", 30, 3650);
        var invitationsPerWeek = body.requiredNumber("invitationsPerWeek", 1, 50);
        var reminderDays = body.requiredNumber("reminderDays", 1, 5);
        var thresholds = body.object("suspicion");
        var suspicion = thresholds == null ? Suspicion.defaults() : suspicion(thresholds);
        if (thresholds == null) {
            body.fault("suspicion", "required");
        }
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            body.fault("timeZone", "time-zone");
        }
        var target = body.number("targetPercent", 50, 99);
        var cost = costPerHour(body.object("costPerHour"));
        var organisation = OrganisationJson.read(body.object("organisation"));
        body.verify();
        return new Settings(k, ZoneId.of(zone), interfacePatience, teamPatience, Closing.valueOf(closing),
                interfaceDepth,
                retentionDays, invitationsPerWeek, reminderDays, suspicion,
                new Aims(target == null ? Aims.DEFAULT_TARGET : target, cost), organisation.get());
    }

    private static @Nullable HourlyCost costPerHour(@Nullable Body body) {
        if (body == null) {
            return null;
        }
        var amount = body.requiredNumber("amount", 1, 100_000);
        var currency = body.requiredLine("currency", 3);
        if (!currency.isEmpty()
                && Currency.getAvailableCurrencies().stream()
                        .noneMatch(one -> one.getCurrencyCode().equals(currency))) {
            body.fault("currency", "currency");
        }
        return new HourlyCost(amount, currency);
    }

    private static Suspicion suspicion(Body body) {
        var burstRatings = body.requiredNumber("burstRatings", 0, 5);
        if (burstRatings == 1) {
            // Whoever opens a link opens one rating.
            body.fault("burstRatings", "number-or-off", 2, 5);
        }
        return new Suspicion(body.requiredNumber("decoyHits", 0, 1), body.requiredNumber("quickMillis", 0, 10_000),
                body.requiredNumber("freshSeconds", 0, 600), burstRatings, body.requiredNumber("burstSeconds", 1, 60));
    }
}
