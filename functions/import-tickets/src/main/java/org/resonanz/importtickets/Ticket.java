package org.resonanz.importtickets;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.mail.Address;
import org.resonanz.platform.texts.PlainText;
import org.resonanz.requests.DerivedId;

/**
 * A ticket as an event of its tool tells it, with what is needed and nothing else.
 *
 * @param source       name of the tool
 * @param id           id that the tool never changes
 * @param number       name by which people know it, such as {@code LD-109}
 * @param group        project or group that works on it
 * @param createdAt    time at which it was created, by the tool's clock
 * @param changedAt    time of this state, by the tool's clock
 * @param doneAt       time at which it was done, as far as the tool tells it
 * @param person       who asked
 * @param doneByPerson true if the one who asked is known to have closed it themselves
 */
record Ticket(String source, String id, String number, String group, String subject, TicketState state,
        Instant createdAt, Instant changedAt, @Nullable Instant doneAt, Person person, boolean doneByPerson) {
    /** The longest texts, in characters: names of groups and accounts, and ids. */
    static final int LONGEST = 250;
    private static final int LONGEST_SUBJECT = 200;
    private static final Duration OLDEST = Duration.ofDays(3650);
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    /**
     * The one who asked.
     *
     * @param address normalised mail address, null if the tool sent none
     * @param account the tool's name for the person, null if it sent none
     * @param faulty  true if the account is a text that the tool sent as an address and that is none
     * @param locale  such as {@code en-GB}, null if the tool sent none
     */
    record Person(@Nullable String address, @Nullable String account, boolean faulty, String name,
            @Nullable String locale) {

        /**
         * Returns the one whom a tool names. A text that should be an address and is none takes the place of an account
         * where there is none, so that the map can say whose it is.
         *
         * @param email   text that the tool sent as the address, null if none
         * @param account the tool's name for the person, null if it sent none
         * @param name    null for the account, or without one the address
         */
        static Person of(@Nullable String email, @Nullable String account, @Nullable String name,
                @Nullable String locale) {
            var address = email == null ? null : Address.parse(email).map(Address::text).orElse(null);
            var faulty = email != null && address == null && account == null;
            var known = faulty ? email : account;
            var shown = Stream.of(name, account, address).filter(Objects::nonNull).findFirst().orElse("");
            return new Person(address, known == null ? null : cut(known, LONGEST), faulty, cut(shown, LONGEST),
                    locale == null ? null : cut(locale, LONGEST));
        }
    }

    /** Returns the id of the request that the ticket becomes. */
    UUID requestId() {
        return DerivedId.of("\u0000import\u0000" + source + "\u0000" + id);
    }

    /**
     * Returns the ticket with a time of creation that is not behind that of receipt, and none more than ten years before
     * it. A time of the state that is less than a day ahead, as that of another time zone may be, stays as it is, so
     * that the same event is no later one when it is sent again; one further ahead would shut out later events, and
     * counts as that of receipt.
     */
    Ticket receivedAt(Instant now) {
        var ahead = changedAt.isAfter(now.plus(MOST_AHEAD));
        return new Ticket(source, id, number, group, subject, state, notBefore(createdAt.isAfter(now) ? now : createdAt,
                now), notBefore(ahead ? now : changedAt, now), doneAt, person, doneByPerson);
    }

    private static Instant notBefore(Instant time, Instant now) {
        var earliest = now.minus(OLDEST);
        return time.isBefore(earliest) ? earliest : time;
    }

    /**
     * Returns true if this is a later state of the ticket than another one. Many tools know seconds only, so of two
     * states at the same time the further one is later.
     */
    boolean isLaterThan(Ticket other) {
        return changedAt.equals(other.changedAt)
                ? state.compareTo(other.state) > 0
                : changedAt.isAfter(other.changedAt);
    }

    /** Returns the same ticket, as closed by the one who asked or not. */
    Ticket doneByPerson(boolean byPerson) {
        return new Ticket(source, id, number, group, subject, state, createdAt, changedAt, doneAt, person, byPerson);
    }

    /** Returns true if the ticket was done so long ago that an answer would be about something forgotten. */
    boolean isDoneLongAgo(Duration patience, Instant now) {
        return state == TicketState.DONE && doneAt != null && doneAt.isBefore(now.minus(patience));
    }

    /** Returns a text on one line, as long as a subject may be. */
    static String subject(String text) {
        return cut(text, LONGEST_SUBJECT);
    }

    /** Returns a text on one line, cut after so many characters. */
    static String cut(String text, int most) {
        var line = PlainText.oneLine(text).strip();
        return line.substring(0, line.offsetByCodePoints(0, Math.min(most, line.codePointCount(0, line.length()))))
                .strip();
    }
}
