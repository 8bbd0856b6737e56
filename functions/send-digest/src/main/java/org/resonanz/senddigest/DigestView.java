package org.resonanz.senddigest;

import java.util.List;
import org.resonanz.platform.texts.Texts;

/**
 * The content of a digest.
 *
 * @param week        sentence that says the week in words
 * @param intro       sentence that says of what time the scores are
 * @param news        sentences beside the scores
 * @param scores      link to all scores
 * @param unsubscribe link by which the lead gets no more digests
 */
public record DigestView(Texts texts, String title, String week, String intro, List<Tick> axis, List<Bar> bars,
        List<String> news,
        String scores, String unsubscribe) {

    public DigestView {
        axis = List.copyOf(axis);
        bars = List.copyOf(bars);
        news = List.copyOf(news);
    }

    /** A label of the axis, at the left, in the center or at the right. */
    public record Tick(String side, String words) {
    }

    /** A team's score, in words and as a bar from 0 to 100, in whole percents. */
    public record Bar(String team, String words, int low, int point, int high) {

        /**
         * Returns the widths of the bar's five cells: before the range, in it before the point, the point, in it after
         * the point, and after it.
         */
        public List<Integer> widths() {
            var mark = Math.clamp(point, 1, 99);
            var from = Math.min(low, mark - 1);
            var to = Math.max(high, mark + 1);
            return List.of(from, mark - 1 - from, 2, to - mark - 1, 100 - to);
        }
    }
}
