package org.resonanz.invitations;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The invitations of one kind that a person got lately. For requests that the person made, the settings name the limit
 * within seven days, of which one team may use {@link #MOST_OF_A_TEAM}. For requests that teams noted, the limit is one
 * over all teams, so that no team can use up the week of a customer whom it would rather not hear.
 *
 * @param slots slots by the name of the invitation, by which a repeated call finds its slot
 */
public record InvitationSlots(Map<String, Slot> slots) {
    /** The most invitations from one team within seven days for requests that the person made. */
    static final int MOST_OF_A_TEAM = 2;
    /** The time for which a slot is taken. */
    static final Duration WEEK = Duration.ofDays(7);

    private static final int MOST_NOTED = 1;

    public InvitationSlots {
        slots = Map.copyOf(slots);
    }

    /**
     * A slot that an invitation has taken.
     *
     * @param teamId id of the team whose work is to be rated, null if it is not known
     */
    public record Slot(Instant at, @Nullable String teamId) {
    }

    /**
     * An invitation that wants a slot.
     *
     * @param ref   the person's pseudonym
     * @param name  name of the invitation, by which a repeated call finds its slot
     * @param noted true if the team entered the request
     */
    public record Wanted(String ref, String name, String teamId, boolean noted) {

        /** Returns the number of taken slots below which another one passes no limit, whichever teams took them. */
        int free(int most) {
            return noted ? MOST_NOTED : Math.min(most, MOST_OF_A_TEAM);
        }

        Slot slot(Instant now) {
            return new Slot(now, teamId);
        }
    }

    /** Returns the slots without those older than a week. */
    InvitationSlots recent(Instant now) {
        return new InvitationSlots(slots.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().at().plus(WEEK)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * Returns true if an invitation has its slot, or may take one.
     *
     * @param most most invitations within seven days for requests that the person made
     */
    boolean haveRoom(Wanted wanted, int most) {
        if (slots.containsKey(wanted.name())) {
            return true;
        }
        var ofTeam = slots.values().stream().filter(slot -> wanted.teamId().equals(slot.teamId())).count();
        return wanted.noted() ? slots.size() < MOST_NOTED : slots.size() < most && ofTeam < MOST_OF_A_TEAM;
    }

    /** Returns the slots with that of an invitation, which keeps the one that it has. */
    InvitationSlots with(Wanted wanted, Instant now) {
        var all = new LinkedHashMap<>(slots);
        all.putIfAbsent(wanted.name(), wanted.slot(now));
        return new InvitationSlots(all);
    }
}
