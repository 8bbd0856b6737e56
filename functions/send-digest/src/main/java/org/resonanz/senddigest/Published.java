package org.resonanz.senddigest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the last whole night published.
 *
 * @param day    ISO 8601
 * @param scores by team
 */
record Published(String day, Map<String, Map<String, Object>> scores, List<Map<String, Object>> cells) {

    static Published of(String day, List<Map<String, Object>> scores, List<Map<String, Object>> cells) {
        return new Published(day, scores.stream().collect(Collectors.toMap(score -> score.get("teamId").toString(),
                score -> score)), cells);
    }
}
