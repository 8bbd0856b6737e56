/** Hands an open request on to another team. */
@NullMarked
package org.resonanz.transferrequest;

import org.jspecify.annotations.NullMarked;
