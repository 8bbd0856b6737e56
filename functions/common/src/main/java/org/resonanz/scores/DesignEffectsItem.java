package org.resonanz.scores;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the design effects of a month to one item {@code DESIGN_EFFECTS / month}, and back. */
public final class DesignEffectsItem {
    private static final String ORGANISATION = "organisation";
    private static final String TEAMS = "teams";
    private static final String SHOWN = "shown";

    private DesignEffectsItem() {}

    /** Returns the key of the item of a day's month. */
    public static Map<String, AttributeValue> key(LocalDate day) {
        return Items.key("DESIGN_EFFECTS", YearMonth.from(day).toString());
    }

    /** Returns the item of a day's month. */
    public static Map<String, AttributeValue> toItem(LocalDate day, Map<Window, Effects> effects) {
        var item = key(day);
        effects.forEach((window, some) -> item.put(attribute(window), attribute(some)));
        return item;
    }

    /** Returns the effects of a window; empty if the item has none or is missing. */
    public static Optional<Effects> effects(Map<String, AttributeValue> item, Window window) {
        return Optional.ofNullable(item.get(attribute(window))).map(attribute -> effects(attribute.m()));
    }

    private static Effects effects(Map<String, AttributeValue> attributes) {
        var teams = new TreeMap<String, Double>();
        Items.required(attributes, TEAMS).m().forEach((team, effect) -> teams.put(team, Double.valueOf(effect.n())));
        return new Effects(Double.parseDouble(Items.required(attributes, ORGANISATION).n()), teams,
                Items.flag(attributes, SHOWN));
    }

    private static AttributeValue attribute(Effects effects) {
        var teams = Items.values();
        effects.teams().forEach(teams::put);
        var attributes = Items.values().put(ORGANISATION, effects.organisation()).put(SHOWN, effects.shown()).build();
        attributes.put(TEAMS, AttributeValue.fromM(teams.build()));
        return AttributeValue.fromM(attributes);
    }

    private static String attribute(Window window) {
        return "window" + window.name();
    }
}
