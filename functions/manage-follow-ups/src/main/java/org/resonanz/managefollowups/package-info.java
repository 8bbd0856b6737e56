/** Lists the follow-ups of a team and closes them. */
@NullMarked
package org.resonanz.managefollowups;

import org.jspecify.annotations.NullMarked;
