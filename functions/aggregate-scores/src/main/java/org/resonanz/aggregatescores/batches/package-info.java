/** Entry and closing: which facts become a batch, where and when. No AWS type comes here. */
package org.resonanz.aggregatescores.batches;
