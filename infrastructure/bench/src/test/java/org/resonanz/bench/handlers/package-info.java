/** Handlers beside which those of the product are measured. */
@NullMarked
package org.resonanz.bench.handlers;

import org.jspecify.annotations.NullMarked;
