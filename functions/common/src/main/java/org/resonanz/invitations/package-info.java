/** The mails that ask for a rating, and limits on how many a person gets. */
@NullMarked
package org.resonanz.invitations;

import org.jspecify.annotations.NullMarked;
