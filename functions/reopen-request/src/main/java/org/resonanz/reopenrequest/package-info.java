/** Reopens a completed request for its requester. */
package org.resonanz.reopenrequest;
