/** Reads and writes the items that a night works on. */
package org.resonanz.aggregatescores.table;
