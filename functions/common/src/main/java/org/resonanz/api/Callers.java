package org.resonanz.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.BearerToken;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.mail.Address;
import org.resonanz.platform.texts.PlainText;
import org.resonanz.teams.Team;

/**
 * Finds the caller of a request by its token.
 *
 * @param claim       name of the claim that holds the groups
 * @param teamPrefix  the beginning of the groups of those who work in a team, before the team's id
 * @param leadPrefix  the beginning of the groups of those who lead a team
 * @param admin       the group of those who run the programme
 * @param integration the group of ticket tools
 */
public record Callers(String claim, String teamPrefix, String leadPrefix, String admin, String integration) {

    /** Reads the names of the groups from the environment. */
    public static Callers from(Environment environment) {
        return new Callers(environment.required("GROUPS_CLAIM"), environment.required("TEAM_PREFIX"),
                environment.required("LEAD_PREFIX"), environment.required("ADMIN_GROUP"),
                environment.required("INTEGRATION_GROUP"));
    }

    /**
     * Returns the caller of a request.
     *
     * @throws Problem 403 where the token is not the verified one or holds no valid, verified address
     */
    public Caller of(ApiRequest request) {
        var names = BearerToken.of(request).texts(claim);
        var claims = request.claims();
        var email = address(claims);
        var teams = new LinkedHashSet<String>();
        var leads = new TreeSet<String>();
        for (var name : names) {
            if (name.startsWith(leadPrefix)) {
                leads.add(name.substring(leadPrefix.length()));
            } else if (name.startsWith(teamPrefix)) {
                teams.add(name.substring(teamPrefix.length()));
            }
        }
        // Ids become parts of keys: what is no team's id names no team.
        leads.removeIf(team -> !Team.isId(team));
        teams.removeIf(team -> !Team.isId(team));
        teams.addAll(leads);
        return new Caller(claim(claims, "sub"), email, name(claims, email), claim(claims, "locale"),
                List.copyOf(teams), leads, names.contains(admin), names.contains(integration));
    }

    private static String address(Map<String, Object> claims) {
        var text = claim(claims, "email");
        if (text == null) {
            throw Problem.of(403, "no-address");
        }
        if ("false".equalsIgnoreCase(Objects.toString(claims.get("email_verified"), ""))) {
            throw Problem.of(403, "unverified-address");
        }
        return Address.parse(text).map(Address::text).orElseThrow(() -> Problem.of(403, "faulty-address"));
    }

    private static String name(Map<String, Object> claims, String fallback) {
        var name = PlainText.oneLine(Objects.requireNonNullElse(claim(claims, "name"), "")).strip();
        if (PlainText.isBlank(name)) {
            return fallback;
        }
        var length = Math.min(Caller.LONGEST_NAME, name.codePointCount(0, name.length()));
        return name.substring(0, name.offsetByCodePoints(0, length)).strip();
    }

    private static @Nullable String claim(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
