/** The ledger of what each operation costs, compared with what operations cost. */
@NullMarked
package org.resonanz.bench.ledger;

import org.jspecify.annotations.NullMarked;
