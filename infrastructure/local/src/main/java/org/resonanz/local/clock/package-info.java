/** The clock of this machine, which can be moved. */
@NullMarked
package org.resonanz.local.clock;

import org.jspecify.annotations.NullMarked;
