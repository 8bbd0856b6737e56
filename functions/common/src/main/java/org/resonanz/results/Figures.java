package org.resonanz.results;

import org.jspecify.annotations.Nullable;

/** What one analysis says: the effect of something that teams began, a link, or why there are no figures yet. */
public sealed interface Figures permits TeamsFigures, LinkFigures, NotYet {
    /** Returns the effect or link; null where there is none yet. */
    @Nullable
    Found found();
}
