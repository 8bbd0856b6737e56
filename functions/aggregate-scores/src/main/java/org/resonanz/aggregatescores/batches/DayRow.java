package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.resonanz.facts.Entry;

/**
 * What entered on one day at one interface, never shown; it changes while it is filled.
 *
 * <p>Requesters stand under their pseudonyms as long as thresholds may need them: the {@code limit} smallest pseudonyms
 * of each kind are kept, the others become sums. The limit is at least the largest threshold, so where somebody became a
 * sum the thresholds are met without them, and a row stays small however busy its day was. What waits with this row must
 * know who is followed up and carries no threshold: from the first followed-up pseudonym that became a sum on, it may be
 * anybody whom the row does not keep.
 */
public final class DayRow {
    /** Nobody reads more of a day, and an item holds no more. */
    static final int MOST_COMMENTS = 500;
    /** So much of a pseudonym tells where it stands among all, and not whose it is. */
    private static final int PREFIX = 4;

    private final LocalDate day;
    private final Interface source;
    private final TreeMap<String, Voice> voices = new TreeMap<>();
    private final TreeSet<String> silent = new TreeSet<>();
    private final Tally surplus = Tally.empty();
    private final Turnaround turnaround = Turnaround.empty();
    private final TreeSet<Comment> comments = new TreeSet<>();
    private Handling handling = Handling.NONE;
    private int surplusAsked;
    private int surplusSilent;
    private String followedUpFrom;
    private boolean invited;

    private DayRow(LocalDate day, Interface source) {
        this.day = day;
        this.source = source;
    }

    /** Returns a row of a day and an interface that holds nothing. */
    public static DayRow empty(LocalDate day, Interface source) {
        return new DayRow(day, source);
    }

    /** Returns how many pseudonyms of each kind a row keeps: as many as the largest threshold. */
    public static int kept(int k) {
        return Math.max(Union.newcomers(k), Commented.SPEAKERS);
    }

    /** Adds a requester's one voice of the day. */
    public void speak(String ref, Voice voice, int limit) {
        voices.put(ref, voice);
        foldVoices(limit, one -> one.carries() && one.asked());
        foldVoices(limit, one -> one.carries() && !one.asked());
        foldVoices(limit, one -> !one.carries() && one.asked());
        foldVoices(limit, one -> !one.carries() && !one.asked());
    }

    /** Adds a requester who was asked and has no voice that day. */
    public void beSilent(String ref, int limit) {
        silent.add(ref);
        if (silent.size() > limit) {
            silent.removeLast();
            surplusSilent++;
        }
    }

    /** Notes that somebody's invitation, whether it is counted or not, enters with this row. */
    public void invite() {
        invited = true;
    }

    /** Adds how requests were handled. */
    public void handle(Handling more) {
        handling = handling.plus(more);
    }

    /** Adds a rating that has a comment. */
    public void comment(Comment comment) {
        comments.add(comment);
        if (comments.size() > MOST_COMMENTS) {
            comments.removeLast();
        }
    }

    /** Adds sums of requesters who are not named any more. */
    public void addSums(Tally tally, int asked, int silentOnes) {
        surplus.add(tally);
        surplusAsked += asked;
        surplusSilent += silentOnes;
    }

    /** Notes that from a pseudonym on, or the beginning of one, followed-up requesters became sums. */
    public void addFollowedUpFrom(String ref) {
        var prefix = ref.substring(0, Math.min(PREFIX, ref.length()));
        followedUpFrom = followedUpFrom == null || prefix.compareTo(followedUpFrom) < 0 ? prefix : followedUpFrom;
    }

    /** Adds a row of the same day and interface that holds other requesters. */
    public void add(DayRow other, int limit) {
        other.voices.forEach((ref, voice) -> speak(ref, voice, limit));
        other.silent.forEach(ref -> beSilent(ref, limit));
        addSums(other.surplus, other.surplusAsked, other.surplusSilent);
        if (other.followedUpFrom != null) {
            addFollowedUpFrom(other.followedUpFrom);
        }
        turnaround.add(other.turnaround);
        handle(other.handling);
        other.comments.forEach(this::comment);
        invited |= other.invited;
    }

    private void foldVoices(int limit, Predicate<Voice> alike) {
        var refs = voices.keySet().stream().filter(ref -> alike.test(voices.get(ref))).skip(limit).toList();
        for (var ref : refs) {
            var voice = voices.remove(ref);
            surplus.add(voice);
            surplusAsked += voice.asked() ? 1 : 0;
            if (voice.followedUp()) {
                addFollowedUpFrom(ref);
            }
        }
    }

    public LocalDate day() {
        return day;
    }

    public Interface source() {
        return source;
    }

    /** Returns the voices by pseudonym. */
    public SortedMap<String, Voice> voices() {
        return voices;
    }

    /** Returns the pseudonyms of those who were asked and keep silent. */
    public SortedSet<String> silent() {
        return silent;
    }

    /** Returns the voices that became sums. */
    public Tally surplus() {
        return surplus;
    }

    /** Returns how many of the voices that became sums are of requesters who were asked. */
    public int surplusAsked() {
        return surplusAsked;
    }

    /** Returns how many silent requesters became a number. */
    public int surplusSilent() {
        return surplusSilent;
    }

    /** Returns the beginning of the first followed-up pseudonym that became a sum; null where all are kept. */
    public String followedUpFrom() {
        return followedUpFrom;
    }

    /** Returns true where a requester may be one of the followed-up ones who became sums. */
    boolean mayHaveFollowedUp(String ref) {
        return followedUpFrom != null && ref.compareTo(followedUpFrom) >= 0 && !voices.containsKey(ref)
                && !silent.contains(ref);
    }

    public Turnaround turnaround() {
        return turnaround;
    }

    /** Returns how requests were handled. */
    public Handling handling() {
        return handling;
    }

    public SortedSet<Comment> comments() {
        return comments;
    }

    /** Returns true where somebody's invitation entered with this row. */
    public boolean isInvited() {
        return invited;
    }

    /**
     * Returns the day on which those were invited who are asked in this row, as a span; null where nobody is. Answers do
     * not move it: a late one could be dated by it otherwise.
     */
    Span served() {
        var invitedOn = day.minusDays(Entry.DAYS);
        return invited ? new Span(invitedOn, invitedOn) : null;
    }
}
