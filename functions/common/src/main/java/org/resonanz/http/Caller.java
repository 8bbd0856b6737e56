package org.resonanz.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.resonanz.aws.Environment;
import org.resonanz.people.Address;
import org.resonanz.teams.Team;

/**
 * Who calls, as the token's claims say.
 *
 * @param subject     the token's {@code sub}
 * @param email       the normalised address
 * @param name        display name, the address where the token has none
 * @param locale      the {@code locale} claim, null where there is none
 * @param teams       ids of the teams that they work in, the first named first, those that they lead included
 * @param leads       ids of the teams that they lead
 * @param admin       runs the programme
 * @param integration is a ticket tool
 */
public record Caller(String subject, String email, String name, String locale, List<String> teams, Set<String> leads,
        boolean admin, boolean integration) {

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

        /** The caller that the claims describe. A token without an address is nobody whom Resonanz can know. */
        public Caller caller(Map<String, Object> claims) {
            var email = Address.parse(claim(claims, "email", "")).map(Address::text)
                    .orElseThrow(() -> Problem.of(403, "no-address"));
            var teams = new LinkedHashSet<String>();
            var leads = new TreeSet<String>();
            var names = names(claims.get(claim));
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
            return new Caller(claim(claims, "sub", email), email, claim(claims, "name", email),
                    claim(claims, "locale", null), List.copyOf(teams), leads, names.contains(admin),
                    names.contains(integration));
        }

        private static String claim(Map<String, Object> claims, String name, String fallback) {
            return claims.get(name) instanceof String text && !text.isBlank() ? text.strip() : fallback;
        }

        /** The HTTP API turns a claim that is a list into the one string {@code [a b c]}. */
        private static List<String> names(Object claim) {
            return switch (claim) {
                case Collection<?> list -> list.stream().map(Object::toString).toList();
                case String text -> List.of(text.replaceAll("^\\[|]$", "").strip().split("[\\s,]+"));
                case null, default -> List.of();
            };
        }
    }
}
