/**
 * The entry of facts and the closing of batches. No AWS type comes here. Records are immutable; what is mutable is a
 * class and says so. The words for a fact on its way (fact, row, parcel, node, union, batch) stand in
 * {@code infrastructure/docs/glossary.md}.
 */
@NullMarked
package org.resonanz.aggregatescores.batches;

import org.jspecify.annotations.NullMarked;
