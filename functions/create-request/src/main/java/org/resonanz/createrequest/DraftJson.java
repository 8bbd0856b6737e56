package org.resonanz.createrequest;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.mail.Address;
import org.resonanz.platform.texts.Language;
import org.resonanz.requests.DerivedId;
import org.resonanz.requests.Origin;
import org.resonanz.teams.Team;

/** Reads new requests from the JSON of the API. */
final class DraftJson {

    private DraftJson() {}

    /** The part of a body that describes the work and names the team. */
    private record Ask(String teamId, String subject, @Nullable String details, @Nullable String customerTeamId,
            boolean done) {
        static Ask read(Body body) {
            return new Ask(body.requiredMatching("teamId", Team.ID, Team.LONGEST_ID, "team-id"),
                    body.requiredLine("subject", 200), body.lines("details", 4000),
                    body.matching("customerTeamId", Team.ID, Team.LONGEST_ID, "team-id"), body.flag("done"));
        }
    }

    /** The requester whom a body names. */
    private record Person(String address, String name, @Nullable String locale, @Nullable String teamId) {
        static Person read(Body body) {
            return new Person(body.requiredAddress("email"), body.requiredLine("name", Caller.LONGEST_NAME),
                    body.line("locale", 35),
                    body.matching("teamId", Team.ID, Team.LONGEST_ID, "team-id"));
        }
    }

    /**
     * Reads a body.
     *
     * @throws Problem 400 if it has faults, 422 if it enters help without a ticket for somebody else
     */
    static Draft read(Body body, ApiRequest request, Caller caller) {
        var ask = Ask.read(body);
        var inner = body.object("requester");
        var person = inner == null ? null : Person.read(inner);
        var own = person == null || isSame(caller.email(), person.address());
        if (own && ask.customerTeamId() != null && !caller.teams().contains(ask.customerTeamId())) {
            body.fault("customerTeamId", "not-yours");
        }
        if (!own && ask.customerTeamId() != null) {
            body.fault("customerTeamId", "requester-conflict");
        }
        body.verify();
        if (ask.done() && (inner != null || caller.integration())) {
            throw Problem.of(422, "helped-for-others");
        }
        var fingerprint = fingerprint(ask, person);
        return own || person == null
                ? forThemselves(ask, request.language(), caller, fingerprint)
                : forSomebody(ask, person, request, caller, fingerprint);
    }

    /** Returns true if two addresses are the same person's, as they are if only the tags differ. */
    private static boolean isSame(String caller, String address) {
        return !address.isEmpty() && new Address(caller).isOfSamePerson(new Address(address));
    }

    private static Draft forThemselves(Ask ask, Language language, Caller caller, String fingerprint) {
        var first = caller.teams().isEmpty() ? Team.UNASSIGNED : caller.teams().getFirst();
        return new Draft(ask.teamId(), ask.subject(), ask.details(), caller.email(), caller.name(), language,
                Objects.requireNonNullElse(ask.customerTeamId(), first), caller.teams(),
                origin(ask, caller), true, fingerprint);
    }

    private static Origin origin(Ask ask, Caller caller) {
        if (ask.done()) {
            return Origin.HELPED;
        }
        return caller.integration() ? Origin.INTEGRATION : Origin.PERSON;
    }

    private static Draft forSomebody(Ask ask, Person person, ApiRequest request, Caller caller, String fingerprint) {
        var own = Language.ofLocale(person.locale());
        var language = own != null ? own : Language.ofAcceptLanguage(request.header("accept-language").orElse(null));
        return new Draft(ask.teamId(), ask.subject(), ask.details(), person.address(), person.name(), language,
                Objects.requireNonNullElse(person.teamId(), Team.EXTERNAL),
                Stream.ofNullable(person.teamId()).toList(),
                caller.integration() ? Origin.INTEGRATION : Origin.TEAM, false, fingerprint);
    }

    /**
     * Returns the hash that tells a repeated request from another one under the same key. No text that was read
     * contains the separator.
     */
    private static String fingerprint(Ask ask, @Nullable Person person) {
        var somebody = person == null ? new Person("", "", null, null) : person;
        var words = Stream.of(ask.teamId(), ask.subject(), ask.details(), ask.customerTeamId(), somebody.address(),
                somebody.name(), somebody.locale(), somebody.teamId());
        var content = Stream.concat(words, ask.done() ? Stream.of("done") : Stream.of())
                .map(text -> Objects.requireNonNullElse(text, "")).collect(Collectors.joining("\u0000"));
        return DerivedId.of(content).toString();
    }
}
