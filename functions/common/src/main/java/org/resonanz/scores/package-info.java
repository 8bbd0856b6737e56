/** Published scores, batches and comments. */
@NullMarked
package org.resonanz.scores;

import org.jspecify.annotations.NullMarked;
