/** The night: folds the day's facts into rows, closes batches and publishes scores. */
package org.resonanz.aggregatescores;
