package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training.Cohort;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts draws to items {@code DRAWS / name of the question} and back. */
final class DrawItem {
    static final String PARTITION = "DRAWS";

    private DrawItem() {}

    static Map<String, AttributeValue> key(String question) {
        return Items.key(PARTITION, question);
    }

    static ItemPut put(String question, Draw draw) {
        return ItemPut.of(Items.item(PARTITION, question)
                .put("quarters", draw.cohorts().stream().map(cohort -> cohort.quarter().toString()).toList())
                .put("cohorts", AttributeValue.fromL(draw.cohorts().stream().map(cohort -> AttributeValue.fromL(
                        cohort.teams().stream().map(AttributeValue::fromS).toList())).toList()))
                .put("untrained", draw.untrained()).put("drawnOn", draw.drawnOn().toString()).build());
    }

    static Draw fromItem(Map<String, AttributeValue> item) {
        var quarters = Items.texts(item, "quarters");
        var teams = Items.required(item, "cohorts").l();
        return new Draw(IntStream.range(0, quarters.size()).mapToObj(place -> new Cohort(
                Quarter.parse(quarters.get(place)), teams.get(place).l().stream().map(AttributeValue::s).toList()))
                .toList(), Items.texts(item, "untrained"), LocalDate.parse(Items.requiredText(item, "drawnOn")));
    }
}
