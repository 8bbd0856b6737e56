/** How fast pages are on a slow phone. */
@NullMarked
package org.resonanz.bench.page;

import org.jspecify.annotations.NullMarked;
