/** Plays a function's sample events in its own process before its snapshot, on a small company in memory. */
@NullMarked
package org.resonanz.platform.dryrun;

import org.jspecify.annotations.NullMarked;
