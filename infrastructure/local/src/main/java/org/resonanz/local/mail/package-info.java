/** The mailbox that takes the place of SES. */
@NullMarked
package org.resonanz.local.mail;

import org.jspecify.annotations.NullMarked;
