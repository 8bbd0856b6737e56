package org.resonanz.selfassessments;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Converts published self-assessments to items {@code SELF_ASSESSMENTS / 2026-Q1#teamId}, and back. They hold neither
 * who answered nor how many did, and an erasure leaves them. {@code SELF_ASSESSMENTS / k#2026-Q1} notes each {@code k}
 * with which that quarter's were published.
 */
public final class SelfAssessmentItem {
    private static final String PARTITION = "SELF_ASSESSMENTS";
    private static final String MEMBERS = "members";
    private static final String CUSTOMERS = "customers";
    private static final String LEFT_OUT = "leftOut";

    /** The beginning of the sort keys of what is noted of a quarter's publication; a quarter's sorts before. */
    private static final String RUN = "k#";

    private SelfAssessmentItem() {}

    /** Returns the change that notes a {@code k} with which a quarter's self-assessments are being published. */
    static ItemUpdate publishing(Quarter quarter, int k) {
        return AskedMemberItem.noted(Items.key(PARTITION, RUN + quarter), quarter, k);
    }

    /** Returns the query of all that was published from one quarter to another, oldest first. */
    public static QueryRequest query(String table, Quarter first, Quarter last) {
        return ItemQuery.between(table, PARTITION, first + "#", last + "#~").consistentRead(true).build();
    }

    /** Returns the write that publishes a self-assessment; it fails if that of this team and quarter is published. */
    public static ItemPut published(SelfAssessment one) {
        return ItemPut.of(Items.item(PARTITION, one.quarter() + "#" + one.teamId()).put(MEMBERS, map(one.members()))
                .put(CUSTOMERS, one.customers() == null ? null : map(one.customers())).put(LEFT_OUT, one.leftOut())
                .build()).ifAbsent();
    }

    /** Reads a self-assessment. */
    public static SelfAssessment fromItem(Map<String, AttributeValue> item) {
        var name = Items.sort(item).split("#", 2);
        return new SelfAssessment(name[1], Quarter.parse(name[0]), estimate(Items.required(item, MEMBERS)),
                optional(item.get(CUSTOMERS)), Items.requiredNumber(item, LEFT_OUT));
    }

    private static AttributeValue map(Estimate estimate) {
        return AttributeValue.fromM(Items.values().put("share", estimate.share()).put("low", estimate.low())
                .put("high", estimate.high()).build());
    }

    private static @Nullable Estimate optional(@Nullable AttributeValue value) {
        return value == null ? null : estimate(value);
    }

    private static Estimate estimate(AttributeValue value) {
        return new Estimate(number(value, "share"), number(value, "low"), number(value, "high"));
    }

    private static double number(AttributeValue value, String name) {
        return Double.parseDouble(Items.required(value.m(), name).n());
    }
}
