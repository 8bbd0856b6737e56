package org.resonanz.scores;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts scores to items {@code SCORES#window#day / teamId} and {@code INTERFACES#window#day / teamId#department},
 * and back.
 */
public final class ScoreItem {
    /**
     * The number of days that a night's figures are kept. Readers start at the latest publication, which stays readable
     * even if the nights stop for a year.
     */
    private static final int KEPT_DAYS = 400;
    private static final String SCORE = "score";

    private ScoreItem() {}

    /** Returns the partition of the scores of all teams in a window that ends with a day. */
    public static String teams(Window window, LocalDate day) {
        return "SCORES#" + window.name() + "#" + day;
    }

    /** Returns the partition of the scores of all interfaces in a window that ends with a day. */
    public static String interfaces(Window window, LocalDate day) {
        return "INTERFACES#" + window.name() + "#" + day;
    }

    /** Returns the item of a team's score in a window that ends with a day. */
    public static Map<String, AttributeValue> toItem(Window window, LocalDate day, TeamScore team) {
        return item(teams(window, day), team.teamId(), ScoreJson.of(team), day);
    }

    /** Returns the item of an interface's score in a window that ends with a day. */
    public static Map<String, AttributeValue> toItem(Window window, LocalDate day, InterfaceScore score) {
        return item(interfaces(window, day), score.teamId() + "#" + score.department(), ScoreJson.of(score), day);
    }

    private static Map<String, AttributeValue> item(String partition, String sort, Map<String, Object> json,
            LocalDate day) {
        return Items.item(partition, sort).put(SCORE, ScoreJson.text(json)).put(Items.EXPIRES_AT, expiry(day)).build();
    }

    /** Returns when figures of a day expire, in seconds since 1970. */
    static long expiry(LocalDate day) {
        return day.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    static TeamScore team(Map<String, AttributeValue> item) {
        return ScoreReader.team(Items.requiredText(item, SCORE));
    }

    static InterfaceScore interfaceScore(Map<String, AttributeValue> item) {
        return ScoreReader.interfaceScore(Items.requiredText(item, SCORE));
    }
}
