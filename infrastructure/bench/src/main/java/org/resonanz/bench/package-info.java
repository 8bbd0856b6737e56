/** Benchmarks, and the ledger of what each operation costs. */
package org.resonanz.bench;
