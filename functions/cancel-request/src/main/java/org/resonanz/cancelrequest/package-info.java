/** Cancels an open request for its requester. */
package org.resonanz.cancelrequest;
