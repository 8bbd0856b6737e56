/** Invites a requester to rate a completion. */
@NullMarked
package org.resonanz.sendinvitation;

import org.jspecify.annotations.NullMarked;
