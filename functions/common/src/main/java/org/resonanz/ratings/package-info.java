/** Ratings of completions, the notes beside them, and the history of requests that decides about rating. */
@NullMarked
package org.resonanz.ratings;

import org.jspecify.annotations.NullMarked;
