package org.resonanz.results;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Hypothesis.Service;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts hypotheses to items {@code HYPOTHESES / id} and back. */
final class HypothesisItem {
    static final String PARTITION = "HYPOTHESES";

    private HypothesisItem() {}

    static ItemPut put(Hypothesis hypothesis) {
        return ItemPut.of(Items.item(PARTITION, hypothesis.id()).put("outcomeId", hypothesis.outcomeId())
                .put("service", hypothesis.service().name()).put("lag", hypothesis.lag())
                .put("judgedIn", hypothesis.judgedIn().toString())
                .put("declaredOn", hypothesis.declaredOn().toString()).put("afterData", hypothesis.afterData())
                .put(DeclaredItem.WITHDRAWN_ON, DeclaredItem.text(hypothesis.withdrawnOn())).build());
    }

    static Hypothesis fromItem(Map<String, AttributeValue> item) {
        return new Hypothesis(Items.sort(item), Items.requiredText(item, "outcomeId"),
                Service.valueOf(Items.requiredText(item, "service")), Items.requiredNumber(item, "lag"),
                Quarter.parse(Items.requiredText(item, "judgedIn")),
                LocalDate.parse(Items.requiredText(item, "declaredOn")), Items.flag(item, "afterData"),
                DeclaredItem.withdrawnOn(item));
    }
}
