/** Mail addresses, mails and their frame, and how mails are sent. */
@NullMarked
package org.resonanz.platform.mail;

import org.jspecify.annotations.NullMarked;
