/** Asks the members of a team how satisfied they believe its customers to be, and shows what was published of it. */
@NullMarked
package org.resonanz.assessteam;

import org.jspecify.annotations.NullMarked;
