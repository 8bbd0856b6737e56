package org.resonanz.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.resonanz.platform.texts.IsoWeek;

/**
 * The numbers of people, in a week, whose mails came back, who complained and who got off a list. Each person counts
 * once a week.
 *
 * @param counts numbers that are not 0
 */
public record MailHealth(Map<Count, Integer> counts) {
    /** The health of a week in which nothing happened. */
    public static final MailHealth NOTHING = new MailHealth(Map.of());

    public MailHealth {
        counts = Map.copyOf(counts);
    }

    /** The events that are counted. */
    public enum Count {
        BOUNCED("bounced"), COMPLAINED("complained"), OPTED_OUT("optedOut");

        private final String label;

        Count(String label) {
            this.label = label;
        }

        /** Returns the name of the count in the API and in the table. */
        public String label() {
            return label;
        }
    }

    /** Returns the number of people of an event. */
    public int count(Count event) {
        return counts.getOrDefault(event, 0);
    }

    /** Returns the name of the week in which something is counted, in UTC whatever the organisation's time zone is. */
    public static String week(Instant now) {
        return IsoWeek.of(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
