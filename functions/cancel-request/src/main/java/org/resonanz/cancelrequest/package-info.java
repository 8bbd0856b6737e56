/** Cancels an open request for its requester. */
@NullMarked
package org.resonanz.cancelrequest;

import org.jspecify.annotations.NullMarked;
