/** Mails leads a new follow-up, and its author the lead's answer. */
@NullMarked
package org.resonanz.sendfollowup;

import org.jspecify.annotations.NullMarked;
