/**
 * The aggregation of one calendar day, the night: folds the day's facts into rows, closes batches and publishes scores.
 */
@NullMarked
package org.resonanz.aggregatescores;

import org.jspecify.annotations.NullMarked;
