package org.resonanz.people;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reasons for which a person gets no mails, if any.
 *
 * @param stopped reason why their address takes no mail at all, null if it does
 * @param off     the lists that they have left
 */
public record MailState(@Nullable NoMail stopped, Set<MailList> off) {

    public MailState {
        off = Set.copyOf(off);
    }

    /** Returns why they get no mails of a list; empty if they get them. */
    public Optional<NoMail> refusal(MailList list) {
        return Optional.ofNullable(stopped)
                .or(() -> off.contains(list) ? Optional.of(NoMail.UNSUBSCRIBED) : Optional.empty());
    }
}
