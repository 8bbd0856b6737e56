/** Shows how nights ran, and the organisation's weekly totals. */
@NullMarked
package org.resonanz.readnights;

import org.jspecify.annotations.NullMarked;
