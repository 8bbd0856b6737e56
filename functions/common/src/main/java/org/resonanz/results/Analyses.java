package org.resonanz.results;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.results.Analysis.Subject;

/**
 * All analyses as they stand.
 *
 * @param finished the last quarter of which all is analysed, null before the first
 */
public record Analyses(@Nullable Quarter finished, Map<Subject, Analysis> bySubject) {
    public Analyses {
        bySubject = Map.copyOf(bySubject);
    }

    /** Returns the last analysis of a subject; empty if there was none yet. */
    public Optional<Analysis> find(Subject subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /** Returns true if a quarter is analysed whole. */
    public boolean isFinished(Quarter quarter) {
        return finished != null && finished.compareTo(quarter) >= 0;
    }
}
