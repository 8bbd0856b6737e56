/** Cases that a requester allowed to be opened on a poor rating. */
package org.resonanz.followups;
