package org.resonanz.readscores;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.scores.Gap;

/**
 * The gaps to the target that a caller sees, the largest first.
 *
 * @param all of teams or of interfaces
 */
record Gaps(List<Gap> all) {

    Gaps {
        all = List.copyOf(all);
    }

    /** Returns those that the JSON lists apart from the scores. */
    List<Map<String, Object>> first() {
        return all.stream().limit(Gap.FIRST).map(Gap::json).toList();
    }

    /** Returns the row of a team or an interface, with the cells of its gap if there is one. */
    Map<String, Object> with(Map<String, Object> row) {
        var whole = new LinkedHashMap<>(row);
        all.stream().filter(gap -> gap.teamId().equals(row.get("teamId"))
                && Objects.equals(gap.department(), row.get("department"))).map(Gap::json).findFirst()
                .ifPresent(gap -> CsvColumns.GAP.forEach(name -> whole.put(name, gap.get(name))));
        return whole;
    }
}
