/** The figures computed from batches, each formula with its source. No AWS type comes here. */
@NullMarked
package org.resonanz.aggregatescores.scores;

import org.jspecify.annotations.NullMarked;
