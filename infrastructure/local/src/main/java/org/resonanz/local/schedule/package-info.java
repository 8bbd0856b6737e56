/** Schedules, run by the clock of this machine. */
@NullMarked
package org.resonanz.local.schedule;

import org.jspecify.annotations.NullMarked;
