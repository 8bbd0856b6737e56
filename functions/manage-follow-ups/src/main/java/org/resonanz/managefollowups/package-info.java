/** Lists the follow-ups of a team and closes them. */
package org.resonanz.managefollowups;
