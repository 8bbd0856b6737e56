package org.resonanz.requests;

import static org.resonanz.platform.aws.Items.instant;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the steps of a request to an attribute of its item and back. No index holds that attribute. */
final class StepItem {
    /** The attribute that holds the steps after the first one, oldest first. */
    static final String STEPS = "steps";

    private StepItem() {}

    /** Returns the attribute's value. */
    static AttributeValue toValue(List<Step> steps) {
        return AttributeValue.fromL(steps.stream().map(StepItem::toValue).toList());
    }

    private static AttributeValue toValue(Step step) {
        return AttributeValue.fromM(Items.values().put("step", step.kind().name()).put("at", step.at())
                .put("teamId", step.teamId()).put("text", step.text()).build());
    }

    /** Reads the steps after the first one; of an item that was written without them, those that its attributes tell. */
    static List<Step> fromItem(Map<String, AttributeValue> item) {
        var steps = item.get(STEPS);
        return steps == null ? told(item) : steps.l().stream().map(value -> fromValue(value.m())).toList();
    }

    private static Step fromValue(Map<String, AttributeValue> value) {
        return new Step(Step.Kind.valueOf(requiredText(value, "step")), requiredInstant(value, "at"),
                text(value, "teamId"), text(value, "text"));
    }

    private static List<Step> told(Map<String, AttributeValue> item) {
        var steps = new ArrayList<Step>();
        tell(steps, item, Step.Kind.TRANSFERRED, "transferredAt", "transferReason");
        tell(steps, item, Step.Kind.COMPLETED, "completedAt", "note");
        tell(steps, item, Step.Kind.REOPENED, "reopenedAt", "reopenReason");
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private static void tell(List<Step> steps, Map<String, AttributeValue> item, Step.Kind kind, String at,
            String text) {
        var time = instant(item, at);
        if (time != null) {
            steps.add(new Step(kind, time, text(item, "teamId"), text(item, text)));
        }
    }
}
