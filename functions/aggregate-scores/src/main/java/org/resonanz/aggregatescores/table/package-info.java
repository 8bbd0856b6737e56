/**
 * Reads and writes the items that a night works on. {@code …Item} alone spells keys and attributes; {@code …Table}
 * writes.
 */
@NullMarked
package org.resonanz.aggregatescores.table;

import org.jspecify.annotations.NullMarked;
