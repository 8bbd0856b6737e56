package org.resonanz.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Training.Cohort;
import org.resonanz.results.Training.Lot;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts trainings to items {@code TRAININGS / id} and back. */
final class TrainingItem {
    static final String PARTITION = "TRAININGS";

    /** The attribute of a training that was drawn. */
    static final String LOT = "lot";

    private TrainingItem() {}

    static ItemPut put(Training training) {
        return ItemPut.of(Items.item(PARTITION, training.id()).put("name", training.name())
                .put("change", training.change())
                .put("cohorts", AttributeValue.fromL(training.cohorts().stream().map(TrainingItem::attribute).toList()))
                .put("judgedIn", training.judgedIn().toString())
                .put("declaredOn", training.declaredOn().toString()).put(LOT, attribute(training.lot()))
                .put(DeclaredItem.WITHDRAWN_ON, DeclaredItem.text(training.withdrawnOn())).build());
    }

    static Training fromItem(Map<String, AttributeValue> item) {
        return new Training(Items.sort(item), Items.requiredText(item, "name"), Items.requiredText(item, "change"),
                cohorts(Items.required(item, "cohorts")), Quarter.parse(Items.requiredText(item, "judgedIn")),
                LocalDate.parse(Items.requiredText(item, "declaredOn")), lot(item.get(LOT)),
                DeclaredItem.withdrawnOn(item));
    }

    private static AttributeValue attribute(Cohort cohort) {
        return AttributeValue.fromM(Items.values().put("quarter", cohort.quarter().toString())
                .put("teams", cohort.teams()).build());
    }

    private static @Nullable AttributeValue attribute(@Nullable Lot lot) {
        return lot == null
                ? null
                : AttributeValue.fromM(Items.values().put("pool", lot.pool()).put("draws", lot.draws()).build());
    }

    private static @Nullable Lot lot(@Nullable AttributeValue attribute) {
        return attribute == null
                ? null
                : new Lot(Items.texts(attribute.m(), "pool"), Items.requiredNumber(attribute.m(), "draws"));
    }

    private static List<Cohort> cohorts(AttributeValue attribute) {
        return attribute.l().stream().map(AttributeValue::m).map(cohort -> new Cohort(
                Quarter.parse(Items.requiredText(cohort, "quarter")), Items.texts(cohort, "teams"))).toList();
    }
}
