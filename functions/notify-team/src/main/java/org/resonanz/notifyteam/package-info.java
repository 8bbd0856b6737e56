/** Mails a team what was asked of it. */
@NullMarked
package org.resonanz.notifyteam;

import org.jspecify.annotations.NullMarked;
