/**
 * The aggregation of one calendar day, the night: folds the day's facts into rows, closes batches and publishes scores.
 */
package org.resonanz.aggregatescores;
