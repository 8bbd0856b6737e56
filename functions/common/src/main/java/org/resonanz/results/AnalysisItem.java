package org.resonanz.results;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Analysis.Kind;
import org.resonanz.results.Analysis.Subject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts analyses to items {@code ANALYSES / kind#id#2026-Q3} and back. One more item of the partition says up to
 * which quarter all is analysed.
 */
final class AnalysisItem {
    static final String PARTITION = "ANALYSES";
    private static final String FINISHED = "#finished";
    private static final String AS_OF = "asOf";
    private static final String FIGURES = "figures";
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private AnalysisItem() {}

    static ItemPut put(Analysis analysis) {
        return ItemPut.of(Items.item(PARTITION, String.join("#", analysis.subject().kind().name(),
                analysis.subject().id(), analysis.asOf().toString()))
                .put(FIGURES, text(FiguresJson.of(analysis.figures()))).build());
    }

    static ItemPut finished(Quarter quarter) {
        return ItemPut.of(Items.item(PARTITION, FINISHED).put(AS_OF, quarter.toString()).build());
    }

    static boolean isFinished(Map<String, AttributeValue> item) {
        return Items.sort(item).equals(FINISHED);
    }

    static Quarter finished(Map<String, AttributeValue> item) {
        return Quarter.parse(Items.requiredText(item, AS_OF));
    }

    static Analysis fromItem(Map<String, AttributeValue> item) {
        var names = Items.sort(item).split("#", 3);
        return new Analysis(new Subject(Kind.valueOf(names[0]), names[1]), Quarter.parse(names[2]),
                FiguresJson.read(json(Items.requiredText(item, FIGURES))));
    }

    private static String text(Map<String, @Nullable Object> json) {
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
