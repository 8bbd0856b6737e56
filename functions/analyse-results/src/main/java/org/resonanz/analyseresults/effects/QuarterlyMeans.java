package org.resonanz.analyseresults.effects;

import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.results.Quarter;

/** Outcomes that come by the month, such as absence or turnover, as outcomes of quarters. */
public final class QuarterlyMeans {

    private QuarterlyMeans() {}

    /** Returns the mean of the three months of each quarter; a quarter of which a month is missing has none. */
    public static SortedMap<Quarter, Double> of(Map<YearMonth, Double> months) {
        var means = new TreeMap<Quarter, Double>();
        for (var quarter : months.keySet().stream().map(Quarter::of).distinct().toList()) {
            var own = quarter.months().stream().map(months::get).filter(Objects::nonNull).toList();
            if (own.size() == quarter.months().size()) {
                means.put(quarter, own.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
            }
        }
        return means;
    }
}
