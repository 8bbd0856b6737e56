package org.resonanz.results;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Analysis.Kind;
import org.resonanz.results.Analysis.Subject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts analyses to items {@code ANALYSES / kind#id} and back. One more item of the partition says up to which
 * quarter all is analysed.
 */
final class AnalysisItem {
    static final String PARTITION = "ANALYSES";
    private static final String FINISHED = "#finished";
    private static final String AS_OF = "asOf";
    private static final String FIGURES = "figures";
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private AnalysisItem() {}

    static ItemPut put(Analysis analysis) {
        return ItemPut.of(Items.item(PARTITION, analysis.subject().kind() + "#" + analysis.subject().id())
                .put(AS_OF, analysis.asOf().toString()).put(FIGURES, text(analysis.json())).build());
    }

    static ItemPut finished(Quarter quarter) {
        return ItemPut.of(Items.item(PARTITION, FINISHED).put(AS_OF, quarter.toString()).build());
    }

    static boolean isFinished(Map<String, AttributeValue> item) {
        return Items.sort(item).equals(FINISHED);
    }

    static Quarter asOf(Map<String, AttributeValue> item) {
        return Quarter.parse(Items.requiredText(item, AS_OF));
    }

    static Analysis fromItem(Map<String, AttributeValue> item) {
        var names = Items.sort(item).split("#", 2);
        return new Analysis(new Subject(Kind.valueOf(names[0]), names[1]), asOf(item),
                json(Items.requiredText(item, FIGURES)));
    }

    private static String text(Map<String, Object> json) {
        try {
            return WITH_NULLS.asString(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
