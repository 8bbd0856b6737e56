package org.resonanz.senddigest;

import java.util.List;
import org.resonanz.platform.texts.Texts;

/**
 * What a digest shows.
 *
 * @param news        a sentence each
 * @param unsubscribe link to get no more digests
 */
public record DigestView(Texts texts, String title, String intro, List<Bar> bars, List<String> news,
        String unsubscribe) {

    /** A team's score, in words and as a line from 0 to 100; whole percents. */
    public record Bar(String team, String words, int low, int point, int high) {

        /** Widths of the cells before the range, in it before the point, the point, in it after, and after it. */
        public List<Integer> widths() {
            var mark = Math.clamp(point, 1, 99);
            var from = Math.min(low, mark - 1);
            var to = Math.max(high, mark + 1);
            return List.of(from, mark - 1 - from, 2, to - mark - 1, 100 - to);
        }
    }
}
