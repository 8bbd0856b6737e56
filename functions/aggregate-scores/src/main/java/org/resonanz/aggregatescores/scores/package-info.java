/** The figures computed from batches, each formula with its source. No AWS type comes here. */
package org.resonanz.aggregatescores.scores;
