/** Serves the rating page and handles its forms: rate, change, reopen, ask for a link. */
@NullMarked
package org.resonanz.capturefeedback;

import org.jspecify.annotations.NullMarked;
