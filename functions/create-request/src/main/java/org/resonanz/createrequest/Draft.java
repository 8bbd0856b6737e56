package org.resonanz.createrequest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.resonanz.http.ApiRequest;
import org.resonanz.http.Body;
import org.resonanz.http.Caller;
import org.resonanz.texts.Language;
import org.resonanz.people.Pseudonyms;
import org.resonanz.requests.Origin;
import org.resonanz.requests.Requester;
import org.resonanz.teams.Team;

/**
 * What was sent: a request for the caller themselves, or one for somebody else.
 *
 * @param requesterTeams all teams of the requester; for somebody else the one that was named, or none
 */
record Draft(String teamId, String subject, String details, String address, String name, Language language,
        String customerTeamId, List<String> requesterTeams, Origin origin, boolean forThemselves) {

    static Draft read(Body body, ApiRequest request, Caller caller) {
        var teamId = body.teamId("teamId", true);
        var subject = body.line("subject", 200, true);
        var details = body.lines("details", 4000);
        var customerTeamId = body.teamId("customerTeamId", false);
        var other = body.object("requester");
        var address = other == null ? caller.email() : other.address("email", true);
        var name = other == null ? null : other.line("name", 100, true);
        var locale = other == null ? null : other.word("locale", List.of("de", "en"), false);
        var otherTeam = other == null ? null : other.teamId("teamId", false);
        var own = other == null || caller.email().equals(address);
        if (own && customerTeamId != null && !caller.teams().contains(customerTeamId)) {
            body.fault("customerTeamId", "not-yours");
        }
        if (!own && customerTeamId != null) {
            body.fault("customerTeamId", "requester-conflict");
        }
        body.verify();
        return own
                ? ownRequest(teamId, subject, details, customerTeamId, request.language(), caller)
                : new Draft(teamId, subject, details, address, name,
                        Objects.requireNonNullElse(Language.ofLocale(locale), Language.GERMAN),
                        otherTeam == null ? Team.EXTERNAL : otherTeam,
                        otherTeam == null ? List.of() : List.of(otherTeam),
                        caller.integration() ? Origin.INTEGRATION : Origin.TEAM, false);
    }

    private static Draft ownRequest(String teamId, String subject, String details, String customerTeamId,
            Language language, Caller caller) {
        var first = caller.teams().isEmpty() ? Team.UNASSIGNED : caller.teams().getFirst();
        return new Draft(teamId, subject, details, caller.email(), caller.name(), language,
                customerTeamId == null ? first : customerTeamId, caller.teams(), Origin.PERSON, true);
    }

    Requester requester(Pseudonyms pseudonyms) {
        return new Requester(address, pseudonyms.of(address), name, language.tag(), customerTeamId, requesterTeams);
    }

    /** Tells a repeated request from another one under the same key. */
    String fingerprint() {
        var said = String.join("\u0000", teamId, subject, String.valueOf(details), address, customerTeamId);
        return IdempotencyKey.hash(said.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
