/** Ratings of completions, what stands beside them, and whether a completion can still be rated. */
@NullMarked
package org.resonanz.ratings;

import org.jspecify.annotations.NullMarked;
