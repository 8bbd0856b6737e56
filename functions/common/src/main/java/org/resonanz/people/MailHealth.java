package org.resonanz.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.texts.IsoWeek;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Names the items that count, by week, how many people's mails came back, how many people complained and how many got
 * off a list: {@code MAIL_HEALTH / 2026-W48}. Each person counts once a week. The items hold nothing about anybody, so
 * an erasure leaves them.
 */
public final class MailHealth {
    /** The partition of all weeks. */
    public static final String PARTITION = "MAIL_HEALTH";

    /** The events that are counted. */
    public enum Count {
        BOUNCED("bounced"), COMPLAINED("complained"), OPTED_OUT("optedOut");

        private final String attribute;

        Count(String attribute) {
            this.attribute = attribute;
        }

        /** Returns the name of the attribute that holds the number. */
        public String attribute() {
            return attribute;
        }
    }

    private MailHealth() {}

    /** Returns the name of the week in which something is counted, in UTC whatever the organisation's time zone is. */
    public static String week(Instant now) {
        return IsoWeek.of(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Returns the key of a week's item. */
    static Map<String, AttributeValue> key(String week) {
        return Items.key(PARTITION, week);
    }
}
