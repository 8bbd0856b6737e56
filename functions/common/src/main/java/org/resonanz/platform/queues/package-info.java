/** Handles queues that hold events of the bus. */
@NullMarked
package org.resonanz.platform.queues;

import org.jspecify.annotations.NullMarked;
