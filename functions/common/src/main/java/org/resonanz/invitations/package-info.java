/** Invitations to rate, the mails that ask, and limits on those that a person gets. */
@NullMarked
package org.resonanz.invitations;

import org.jspecify.annotations.NullMarked;
