package org.resonanz.chaos.company;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.RatingLink;

/** The mails that came, by what they are about. Mutable. */
final class Mails {
    private final Doors doors;
    private final Map<RatingLink, List<List<URI>>> invitations = new HashMap<>();
    private final Map<RatingLink, List<List<URI>>> reminders = new HashMap<>();
    private final Map<String, URI> unsubscribing = new HashMap<>();
    private final List<Mail> others = new ArrayList<>();

    Mails(Doors doors) {
        this.doors = doors;
    }

    /** Reads the mails that came since. */
    synchronized void readOn() {
        for (var mail : doors.newMails()) {
            var links = mail.ratingLinks();
            if (links.isEmpty()) {
                others.add(mail);
            } else {
                mail.unsubscribeLink().ifPresent(link -> unsubscribing.put(mail.to(), link));
                (mail.subject().startsWith("Erinnerung") ? reminders : invitations)
                        .computeIfAbsent(RatingLink.of(links.getFirst()), _ -> new ArrayList<>()).add(links);
            }
        }
    }

    /** Returns the rating links of each invitation to rate a completion. */
    synchronized List<List<URI>> invitations(RatingLink completion) {
        return List.copyOf(invitations.getOrDefault(completion, List.of()));
    }

    /** Returns the rating links of each reminder of a completion. */
    synchronized List<List<URI>> reminders(RatingLink completion) {
        return List.copyOf(reminders.getOrDefault(completion, List.of()));
    }

    /** Returns the link by which an address gets off the list of invitations. */
    synchronized Optional<URI> unsubscribeLink(String address) {
        return Optional.ofNullable(unsubscribing.get(address));
    }

    /** Returns how many other mails came to an address whose text holds a word. */
    synchronized long others(String to, String word) {
        return others.stream().filter(mail -> mail.to().equals(to) && mail.html().contains(word)).count();
    }
}
