package org.resonanz.people;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person gets mails.
 *
 * @param stopped reason why their address takes no mail at all, null if it does
 * @param off     the lists that they have left
 */
public record MailState(@Nullable Refusal stopped, Set<MailList> off) {

    public MailState {
        off = Set.copyOf(off);
    }

    /** A reason why a person gets no mail. */
    public enum Refusal {
        UNSUBSCRIBED, BOUNCED, COMPLAINED
    }

    /** Returns why they get no mails of a list; empty if they get them. */
    public Optional<Refusal> refusal(MailList list) {
        return Optional.ofNullable(stopped)
                .or(() -> off.contains(list) ? Optional.of(Refusal.UNSUBSCRIBED) : Optional.empty());
    }
}
