package org.resonanz.teams;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts actions to items of the table and back: {@code ACTIONS / teamId#2026-11-22}, by the day of declaration. They
 * are kept for good, so that what was declared can be told later, done or not. A team's item holds its current one, too.
 */
final class ActionItem {
    /** The partition of the actions of all teams. */
    static final String PARTITION = "ACTIONS";

    private ActionItem() {}

    /** Returns the write that keeps an action of a team. What a team declares anew on the same day replaces it. */
    static ItemPut put(String teamId, Action action) {
        return ItemPut.of(Items.item(PARTITION, teamId + "#" + action.declaredOn()).putAll(attributes(action)).build());
    }

    static TeamAction fromItem(Map<String, AttributeValue> item) {
        var sort = Items.sort(item);
        return new TeamAction(sort.substring(0, sort.indexOf('#')), action(item));
    }

    /** Returns the attribute of a team's item; null for no action. */
    static @Nullable AttributeValue attribute(@Nullable Action action) {
        return action == null ? null : AttributeValue.fromM(attributes(action));
    }

    /** Returns the action that an attribute of a team's item holds; null for none. */
    static @Nullable Action fromAttribute(@Nullable AttributeValue value) {
        return value == null ? null : action(value.m());
    }

    private static Map<String, AttributeValue> attributes(Action action) {
        return Items.values().put("focus", action.focus()).put("change", action.change())
                .put("declaredOn", action.declaredOn().toString()).put("due", action.due().toString())
                .put("doneOn", action.doneOn() == null ? null : action.doneOn().toString()).build();
    }

    private static Action action(Map<String, AttributeValue> item) {
        var doneOn = Items.text(item, "doneOn");
        return new Action(Items.requiredText(item, "focus"), Items.requiredText(item, "change"),
                LocalDate.parse(Items.requiredText(item, "declaredOn")),
                LocalDate.parse(Items.requiredText(item, "due")), doneOn == null ? null : LocalDate.parse(doneOn));
    }
}
