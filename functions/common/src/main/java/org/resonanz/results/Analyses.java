package org.resonanz.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.results.Analysis.Subject;

/**
 * All analyses that were ever made, by quarter.
 *
 * @param finished the last quarter of which all is analysed, null before the first
 */
public record Analyses(@Nullable Quarter finished, List<Analysis> all) {

    public Analyses {
        all = all.stream().sorted(Comparator.comparing(Analysis::asOf)).toList();
    }

    /** Returns the analyses of a subject, by quarter. */
    public List<Analysis> of(Subject subject) {
        return all.stream().filter(analysis -> analysis.subject().equals(subject)).toList();
    }

    /** Returns the analyses of a subject that have figures, by quarter. */
    public List<Analysis> withFigures(Subject subject) {
        return of(subject).stream().filter(analysis -> analysis.figures().found() != null).toList();
    }

    /** Returns the last analysis of a subject; empty if there was none yet. */
    public Optional<Analysis> last(Subject subject) {
        return of(subject).stream().reduce((earlier, later) -> later);
    }

    /** Returns true if a subject is analysed up to a quarter. */
    public boolean has(Subject subject, Quarter asOf) {
        return last(subject).filter(analysis -> analysis.asOf().compareTo(asOf) >= 0).isPresent();
    }

    /** Returns true if a quarter is analysed whole. */
    public boolean isFinished(Quarter quarter) {
        return finished != null && finished.compareTo(quarter) >= 0;
    }
}
