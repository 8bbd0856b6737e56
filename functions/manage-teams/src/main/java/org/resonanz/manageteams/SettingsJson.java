package org.resonanz.manageteams;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.resonanz.platform.http.Body;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.settings.Suspicion;

/** Settings as the API shows and takes them; a change names all of them. */
final class SettingsJson {
    private static final List<String> CLOSINGS = Arrays.stream(Closing.values()).map(Closing::name).toList();

    private SettingsJson() {}

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

    static Settings read(Body body) {
        var k = body.number("k", 5, 50, true);
        var zone = body.line("timeZone", 60, true);
        var interfacePatience = body.number("interfacePatience", 1, 365, true);
        var teamPatience = body.number("teamPatience", 1, 365, true);
        var closing = body.word("closing", CLOSINGS, true);
        var interfaceDepth = body.number("interfaceDepth", 1, 5, true);
        var retentionDays = body.number("retentionDays", 30, 3650, true);
        var invitationsPerWeek = body.number("invitationsPerWeek", 1, 50, true);
        var reminderDays = body.number("reminderDays", 1, 5, true);
        var thresholds = body.object("suspicion");
        var suspicion = thresholds == null ? body.<Suspicion>fault("suspicion", "required") : suspicion(thresholds);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            body.fault("timeZone", "time-zone");
        }
        body.verify();
        return new Settings(k, ZoneId.of(zone), interfacePatience, teamPatience, Closing.valueOf(closing),
                interfaceDepth,
                retentionDays, invitationsPerWeek, reminderDays, suspicion);
    }

    /** Null where a threshold is absent or out of its range; the body then knows the fault. */
    private static Suspicion suspicion(Body body) {
        var decoyHits = body.number("decoyHits", 0, 1, true);
        var quickMillis = body.number("quickMillis", 0, 10_000, true);
        var freshSeconds = body.number("freshSeconds", 0, 600, true);
        var burstRatings = body.number("burstRatings", 0, 5, true);
        var burstSeconds = body.number("burstSeconds", 1, 60, true);
        return Stream.of(decoyHits, quickMillis, freshSeconds, burstRatings, burstSeconds).anyMatch(Objects::isNull)
                ? null
                : new Suspicion(decoyHits, quickMillis, freshSeconds, burstRatings, burstSeconds);
    }
}
