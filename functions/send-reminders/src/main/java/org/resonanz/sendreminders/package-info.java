/** Reminds once of invitations that are unanswered. */
@NullMarked
package org.resonanz.sendreminders;

import org.jspecify.annotations.NullMarked;
