/** Cases that a requester allowed to be opened on a poor rating. */
@NullMarked
package org.resonanz.followups;

import org.jspecify.annotations.NullMarked;
