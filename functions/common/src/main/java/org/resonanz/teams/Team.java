package org.resonanz.teams;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A team of the organisation.
 *
 * @param parentId id of the team above it, null for the root
 * @param leads    mail addresses of its leads
 * @param mailbox  address to which mails about new requests go, null for none
 * @param locale   language of the team's mails, {@code de} or {@code en}
 * @param synonyms words under which people look for it, such as "Laptop" for a support desk
 * @param reasons  reasons that it offers to those who rate it
 * @param promise  what its customers may expect, null if it promises nothing
 * @param action   what it changes or changed last, null if there is nothing
 */
public record Team(String id, String name, @Nullable String parentId, List<String> leads,
        @Nullable String mailbox, String locale, List<String> synonyms, ReasonList reasons, @Nullable Promise promise,
        @Nullable Action action) {

    public Team {
        leads = List.copyOf(leads);
        synonyms = List.copyOf(synonyms);
    }

    /** Makes a team without synonyms and reasons of its own. */
    public Team(String id, String name, @Nullable String parentId, List<String> leads, @Nullable String mailbox,
            String locale) {
        this(id, name, parentId, leads, mailbox, locale, List.of(), ReasonList.DEFAULT);
    }

    /** Makes a team that promises and changes nothing. */
    public Team(String id, String name, @Nullable String parentId, List<String> leads, @Nullable String mailbox,
            String locale, List<String> synonyms, ReasonList reasons) {
        this(id, name, parentId, leads, mailbox, locale, synonyms, reasons, null, null);
    }

    /** The longest id, in characters. */
    public static final int LONGEST_ID = 63;
    /** The form of a team's id. */
    public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (LONGEST_ID - 1) + "}");
    /** The customer team and department of people without an account. */
    public static final String EXTERNAL = "external";
    /** The customer team and department of employees whose token names no team. */
    public static final String UNASSIGNED = "unassigned";

    /** Returns the same team after it has said what it promises, null for nothing any more. */
    public Team promising(@Nullable Promise said) {
        return promised(said == null || promise == null ? said : promise.next(said));
    }

    /** Returns the same team after it has said what it changes, null for nothing any more. */
    public Team saying(@Nullable Action said) {
        return acting(said == null || action == null ? said : action.next(said));
    }

    /** Returns the action of which customers are told on a day; empty if there is none. */
    public Optional<Action> told(LocalDate today) {
        return Optional.ofNullable(action).filter(current -> current.isTold(today));
    }

    /** Returns the same team with what another one, which it replaces, promises and changes. */
    public Team keeping(Team other) {
        return promised(other.promise).acting(other.action);
    }

    private Team promised(@Nullable Promise other) {
        return new Team(id, name, parentId, leads, mailbox, locale, synonyms, reasons, other, action);
    }

    private Team acting(@Nullable Action other) {
        return new Team(id, name, parentId, leads, mailbox, locale, synonyms, reasons, promise, other);
    }

    /** Returns true if a text may be the id of a team in the tree. Reserved ids may not. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !isReserved(text);
    }

    /** Returns true for the ids that stand in place of a team, {@code external} and {@code unassigned}. */
    public static boolean isReserved(String id) {
        return EXTERNAL.equals(id) || UNASSIGNED.equals(id);
    }
}
