/** The event buses and the rules that route events into queues. */
@NullMarked
package org.resonanz.local.bus;

import org.jspecify.annotations.NullMarked;
