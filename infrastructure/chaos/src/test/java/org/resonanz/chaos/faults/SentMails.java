package org.resonanz.chaos.faults;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.resonanz.rehearsal.users.RatingLink;

/**
 * Which invitations were sent by invocations that something happened to, so that they may come twice. Mutable; for many
 * threads.
 */
public final class SentMails {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"\\\\]+/ratings/[\\w-]+");
    /** Mails whose sending a kill of the host may have interrupted. */
    private static final int LATEST = 40;

    private final Map<String, Set<RatingLink>> byInvocation = new HashMap<>();
    private final Set<String> disturbed = new HashSet<>();
    private final Set<RatingLink> excused = new HashSet<>();
    private final Deque<RatingLink> latest = new ArrayDeque<>();

    /** Notes a mail that SES took. */
    synchronized void sent(Call call) {
        var link = LINK.matcher(call.text());
        if (link.find()) {
            var completion = RatingLink.of(URI.create(link.group()));
            latest.add(completion);
            if (latest.size() > LATEST) {
                latest.remove();
            }
            byInvocation.computeIfAbsent(call.invocation(), _ -> new HashSet<>()).add(completion);
            if (disturbed.contains(call.invocation())) {
                excused.add(completion);
            }
        }
    }

    /** Notes that something happened to an invocation. */
    synchronized void disturbed(Call call) {
        disturbed.add(call.invocation());
        excused.addAll(byInvocation.getOrDefault(call.invocation(), Set.of()));
    }

    /** Notes that the host was killed. */
    public synchronized void hostKilled() {
        excused.addAll(latest);
    }

    /** Returns true if the mails about a completion may have come more than once. */
    public synchronized boolean mayRepeat(RatingLink completion) {
        return excused.contains(completion);
    }
}
