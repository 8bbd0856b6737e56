/** Tells people from machines on the pages behind links in mails. */
@NullMarked
package org.resonanz.gate;

import org.jspecify.annotations.NullMarked;
