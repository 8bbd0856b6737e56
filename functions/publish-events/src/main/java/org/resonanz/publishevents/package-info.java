/** Turns changes of the table into events on the bus. */
@NullMarked
package org.resonanz.publishevents;

import org.jspecify.annotations.NullMarked;
