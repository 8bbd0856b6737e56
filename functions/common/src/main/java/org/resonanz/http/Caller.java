package org.resonanz.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.resonanz.aws.Environment;
import org.resonanz.people.Address;
import org.resonanz.teams.Team;
import org.resonanz.texts.PlainText;

/**
 * Who calls, as the token says: its groups as they stand in it, all else as the authorizer hands it on.
 *
 * @param subject     the token's {@code sub}, null where it has none
 * @param email       the normalised address
 * @param name        display name on one line, the address where the token has none
 * @param locale      the {@code locale} claim, null where there is none
 * @param teams       ids of the teams that they work in, the first named first, those that they lead included
 * @param leads       ids of the teams that they lead
 * @param admin       runs the programme
 * @param integration is a ticket tool
 */
public record Caller(String subject, String email, String name, String locale, List<String> teams, Set<String> leads,
        boolean admin, boolean integration) {
    /** Most characters of a name, in tokens as in bodies. */
    public static final int LONGEST_NAME = 100;

    /** Returns how a log may name them: by their {@code sub}, unless it is an address. */
    public String logName() {
        return subject == null || subject.contains("@") ? "unknown" : subject;
    }

    /** True for members and leads of the team. */
    public boolean worksIn(String teamId) {
        return teams.contains(teamId);
    }

    /** How a deployment's tokens name groups. */
    public record Groups(String claim, String teamPrefix, String leadPrefix, String admin, String integration) {

        /** Reads the deployment's settings. */
        public static Groups from(Environment environment) {
            return new Groups(environment.required("GROUPS_CLAIM"), environment.required("TEAM_PREFIX"),
                    environment.required("LEAD_PREFIX"), environment.required("ADMIN_GROUP"),
                    environment.required("INTEGRATION_GROUP"));
        }

        /** Returns who sent a request. Whose token has no good address is nobody whom Resonanz can know. */
        public Caller caller(ApiRequest request) {
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
            return new Caller(claim(claims, "sub", null), email, name(claims, email), claim(claims, "locale", null),
                    List.copyOf(teams), leads, names.contains(admin), names.contains(integration));
        }

        private static String address(Map<String, Object> claims) {
            var text = claim(claims, "email", null);
            if (text == null) {
                throw Problem.of(403, "no-address");
            }
            if ("false".equalsIgnoreCase(Objects.toString(claims.get("email_verified"), ""))) {
                throw Problem.of(403, "unverified-address");
            }
            return Address.parse(text).map(Address::text).orElseThrow(() -> Problem.of(403, "faulty-address"));
        }

        private static String name(Map<String, Object> claims, String fallback) {
            var name = PlainText.oneLine(claim(claims, "name", "")).strip();
            if (PlainText.isBlank(name)) {
                return fallback;
            }
            var length = Math.min(LONGEST_NAME, name.codePointCount(0, name.length()));
            return name.substring(0, name.offsetByCodePoints(0, length)).strip();
        }

        private static String claim(Map<String, Object> claims, String name, String fallback) {
            return claims.get(name) instanceof String text && !text.isBlank() ? text.strip() : fallback;
        }
    }
}
