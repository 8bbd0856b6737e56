/** The replay of a log of real requests, with a report of all that was published. */
@NullMarked
package org.resonanz.rehearsal.replay;

import org.jspecify.annotations.NullMarked;
