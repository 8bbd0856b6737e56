/** Shows scores, batches and interfaces. */
@NullMarked
package org.resonanz.readscores;

import org.jspecify.annotations.NullMarked;
