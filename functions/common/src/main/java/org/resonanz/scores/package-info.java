/** Published scores, batches and comments: their figures as records, their JSON, and their items. */
@NullMarked
package org.resonanz.scores;

import org.jspecify.annotations.NullMarked;
