/** Takes in tickets of other tools as requests, and lets admins map their groups and accounts. */
@NullMarked
package org.resonanz.importtickets;

import org.jspecify.annotations.NullMarked;
