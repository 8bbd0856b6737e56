package org.resonanz.manageteams;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.organisation.Palette;

/** Converts an organisation's name and looks to JSON of the API and back. All members are optional. */
final class OrganisationJson {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_URL = 500;
    private static final int COLOUR_LENGTH = 7;

    private OrganisationJson() {}

    /** Returns the members by name, those without a value null. */
    static Map<String, Object> of(Organisation organisation) {
        var json = shown(organisation);
        json.put("senderName", organisation.senderName());
        json.put("replyTo", organisation.replyTo());
        return json;
    }

    /** Returns the members that the intranet page shows to everyone, by name, those without a value null. */
    static Map<String, Object> shown(Organisation organisation) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", organisation.name());
        json.put("logoUrl", organisation.logoUrl());
        json.put("accent", organisation.accent());
        return json;
    }

    /** Reads a body whose faults are noted in it. The result may be taken once it is verified that there are none. */
    static Supplier<Organisation> read(@Nullable Body body) {
        if (body == null) {
            return Organisation::unnamed;
        }
        var name = body.line("name", LONGEST_NAME);
        var logoUrl = body.matching("logoUrl", Organisation.LOGO_URL, LONGEST_URL, "logo-url");
        var accent = body.matching("accent", Organisation.COLOUR, COLOUR_LENGTH, "colour");
        if (accent != null && !Palette.isReadable(accent)) {
            body.fault("accent", "contrast");
        }
        var senderName = body.line("senderName", LONGEST_NAME);
        var replyTo = body.address("replyTo");
        return () -> new Organisation(name, logoUrl, accent, senderName, replyTo);
    }
}
