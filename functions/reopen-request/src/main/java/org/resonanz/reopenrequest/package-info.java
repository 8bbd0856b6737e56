/** Reopens a completed request for its requester. */
@NullMarked
package org.resonanz.reopenrequest;

import org.jspecify.annotations.NullMarked;
