/** Which invitations a person may still get. */
@NullMarked
package org.resonanz.invitations;

import org.jspecify.annotations.NullMarked;
