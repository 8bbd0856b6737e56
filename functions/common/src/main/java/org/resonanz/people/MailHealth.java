package org.resonanz.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.texts.IsoWeek;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item {@code MAIL_HEALTH / 2026-W48}: how many people's mails came back, how many complained and how many got off
 * a list, each person once a week. It holds nothing of anybody, so an erasure leaves it.
 */
public final class MailHealth {
    /** Partition of all weeks. */
    public static final String PARTITION = "MAIL_HEALTH";

    /** What is counted. */
    public enum Count {
        BOUNCED("bounced"), COMPLAINED("complained"), OPTED_OUT("optedOut");

        private final String attribute;

        Count(String attribute) {
            this.attribute = attribute;
        }

        /** Returns the attribute that holds the number. */
        public String attribute() {
            return attribute;
        }
    }

    private MailHealth() {}

    /** Returns the name of the week in which something is counted, in UTC whatever the organisation's time zone is. */
    public static String week(Instant now) {
        return IsoWeek.of(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    static Map<String, AttributeValue> key(String week) {
        return Items.key(PARTITION, week);
    }
}
