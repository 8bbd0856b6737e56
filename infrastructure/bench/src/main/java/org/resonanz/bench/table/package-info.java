/** Measures the embedded table as it grows. */
@NullMarked
package org.resonanz.bench.table;

import org.jspecify.annotations.NullMarked;
