package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.Entry;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.Span;

/**
 * The voices and silences that entered on one day at one interface. It is never shown. It is mutable
 * while it is filled; nothing is added to the row of a parcel.
 *
 * <p>Requesters stand under their pseudonyms as long as thresholds may need them: of each kind the {@code limit}
 * smallest pseudonyms are kept, the others become sums. The limit is at least the largest threshold, so where a
 * requester became a sum the thresholds are met without them, and a row stays small on the busiest day. A requester who
 * is followed up in one row carries no threshold in others that close with it: from {@link #followedUpFrom()} on, this
 * may be each pseudonym that the row does not keep.
 */
public final class DayRow {
    /** The most comments of a day that are kept: an item holds no more. */
    static final int MOST_COMMENTS = 500;
    /** The length of the beginning of a pseudonym that tells its place in the order, but not whose it is. */
    private static final int PREFIX = 4;

    private final LocalDate day;
    private final InterfaceKey interfaceKey;
    private final TreeMap<String, Voice> voices = new TreeMap<>();
    private final TreeSet<String> silent = new TreeSet<>();
    private final Tally surplus = Tally.empty();
    private final ReasonTally surplusReasons = ReasonTally.empty();
    private final TurnaroundHistogram turnaround = TurnaroundHistogram.empty();
    private final TreeSet<Comment> comments = new TreeSet<>();
    private HandlingCounts handling = HandlingCounts.NONE;
    private int surplusAsked;
    private int surplusSilent;
    private @Nullable String followedUpFrom;
    private boolean invited;

    private DayRow(LocalDate day, InterfaceKey interfaceKey) {
        this.day = day;
        this.interfaceKey = interfaceKey;
    }

    /** Returns an empty row of a day and an interface. */
    public static DayRow empty(LocalDate day, InterfaceKey interfaceKey) {
        return new DayRow(day, interfaceKey);
    }

    /** Returns the number of pseudonyms of each kind that a row keeps: the largest threshold. */
    public static int kept(int k) {
        return Math.max(Union.newcomers(k), Commented.SPEAKERS);
    }

    /**
     * Adds the one voice of a requester on this day.
     *
     * @param ref   the requester's pseudonym
     * @param limit how many pseudonyms of each kind are kept
     */
    public void speak(String ref, Voice voice, int limit) {
        voices.put(ref, voice);
        foldVoices(limit, one -> one.carries() && one.asked());
        foldVoices(limit, one -> one.carries() && !one.asked());
        foldVoices(limit, one -> !one.carries() && one.asked());
        foldVoices(limit, one -> !one.carries() && !one.asked());
    }

    /**
     * Adds a requester who was asked and has no voice on this day.
     *
     * @param ref   the requester's pseudonym
     * @param limit how many pseudonyms are kept
     */
    public void beSilent(String ref, int limit) {
        silent.add(ref);
        if (silent.size() > limit) {
            silent.removeLast();
            surplusSilent++;
        }
    }

    /** Notes that somebody's invitation enters with this row, whether it is counted or not. */
    public void invite() {
        invited = true;
    }

    /** Adds how requests were handled. */
    public void handle(HandlingCounts more) {
        handling = handling.plus(more);
    }

    /** Adds a rating that has a comment. */
    public void comment(Comment comment) {
        comments.add(comment);
        if (comments.size() > MOST_COMMENTS) {
            comments.removeLast();
        }
    }

    /** Adds sums of requesters whose pseudonyms are not kept. */
    public void addSums(Tally tally, ReasonTally reasons, int asked, int silentOnes) {
        surplus.add(tally);
        surplusReasons.add(reasons);
        surplusAsked += asked;
        surplusSilent += silentOnes;
    }

    /**
     * Notes that followed-up requesters became sums, the first of them under this pseudonym.
     *
     * @param ref the pseudonym or its beginning
     */
    public void addFollowedUpFrom(String ref) {
        var prefix = ref.substring(0, Math.min(PREFIX, ref.length()));
        followedUpFrom = followedUpFrom == null || prefix.compareTo(followedUpFrom) < 0 ? prefix : followedUpFrom;
    }

    /**
     * Adds a row of the same day and interface that holds other requesters.
     *
     * @param limit how many pseudonyms of each kind are kept
     */
    public void add(DayRow other, int limit) {
        other.voices.forEach((ref, voice) -> speak(ref, voice, limit));
        other.silent.forEach(ref -> beSilent(ref, limit));
        addSums(other.surplus, other.surplusReasons, other.surplusAsked, other.surplusSilent);
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
            var voice = Objects.requireNonNull(voices.remove(ref));
            surplus.add(voice);
            surplusReasons.add(voice);
            surplusAsked += voice.asked() ? 1 : 0;
            if (voice.followedUp()) {
                addFollowedUpFrom(ref);
            }
        }
    }

    /** Returns the day of entry. */
    public LocalDate day() {
        return day;
    }

    public InterfaceKey interfaceKey() {
        return interfaceKey;
    }

    /** Returns the voices by pseudonym. */
    public SortedMap<String, Voice> voices() {
        return voices;
    }

    /** Returns the pseudonyms of those who were asked and have no voice. */
    public SortedSet<String> silent() {
        return silent;
    }

    /** Returns the sums of the voices whose pseudonyms are not kept. */
    public Tally surplus() {
        return surplus;
    }

    /** Returns the sums of the reasons and the lost time of the voices in {@link #surplus()}. */
    public ReasonTally surplusReasons() {
        return surplusReasons;
    }

    /** Returns the number of voices in {@link #surplus()} whose requesters were asked. */
    public int surplusAsked() {
        return surplusAsked;
    }

    /** Returns the number of silent requesters whose pseudonyms are not kept. */
    public int surplusSilent() {
        return surplusSilent;
    }

    /**
     * Returns the beginning of the first pseudonym of those followed up that became a sum.
     *
     * @return null if the pseudonyms of all who are followed up are kept
     */
    public @Nullable String followedUpFrom() {
        return followedUpFrom;
    }

    /** Returns true if a requester may be one of the followed-up ones who became sums. */
    boolean mayHaveFollowedUp(String ref) {
        return followedUpFrom != null && ref.compareTo(followedUpFrom) >= 0 && !voices.containsKey(ref)
                && !silent.contains(ref);
    }

    /** Returns how long the completions took; it may be added to. */
    public TurnaroundHistogram turnaround() {
        return turnaround;
    }

    /** Returns how requests were handled. */
    public HandlingCounts handling() {
        return handling;
    }

    /** Returns the ratings with a comment, the {@value #MOST_COMMENTS} first at most. */
    public SortedSet<Comment> comments() {
        return comments;
    }

    /** Returns true if somebody's invitation entered with this row. */
    public boolean isInvited() {
        return invited;
    }

    /**
     * Returns the day on which those who are asked in this row were invited, as a span. Answers do not move it:
     * otherwise a late one could be dated by it.
     *
     * @return null if no invitation entered with this row
     */
    @Nullable
    Span served() {
        var invitedOn = day.minusDays(Entry.DAYS);
        return invited ? new Span(invitedOn, invitedOn) : null;
    }
}
