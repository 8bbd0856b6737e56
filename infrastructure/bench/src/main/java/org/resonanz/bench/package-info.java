/** Benchmarks, and the ledger of what each operation costs. */
@NullMarked
package org.resonanz.bench;

import org.jspecify.annotations.NullMarked;
