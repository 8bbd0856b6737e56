/** Mails leads the scores of their teams once a week. */
@NullMarked
package org.resonanz.senddigest;

import org.jspecify.annotations.NullMarked;
