/** Reads and writes what a night works on. */
package org.resonanz.aggregatescores.table;
