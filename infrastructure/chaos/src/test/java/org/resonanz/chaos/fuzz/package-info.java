/** Sends nonsense to every parser that strangers reach. */
@NullMarked
package org.resonanz.chaos.fuzz;

import org.jspecify.annotations.NullMarked;
