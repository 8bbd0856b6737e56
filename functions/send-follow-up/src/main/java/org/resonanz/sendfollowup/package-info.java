/** Mails leads a new follow-up, and its author the resolution. */
@NullMarked
package org.resonanz.sendfollowup;

import org.jspecify.annotations.NullMarked;
