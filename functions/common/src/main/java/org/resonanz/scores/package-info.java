/** What was published, as readers find it. */
@NullMarked
package org.resonanz.scores;

import org.jspecify.annotations.NullMarked;
