/** Limits on the invitations that a person gets. */
@NullMarked
package org.resonanz.invitations;

import org.jspecify.annotations.NullMarked;
