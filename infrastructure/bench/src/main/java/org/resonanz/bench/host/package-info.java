/** Measures the host as a process of its own. */
@NullMarked
package org.resonanz.bench.host;

import org.jspecify.annotations.NullMarked;
