/** Completes a request for the team that did the work. */
@NullMarked
package org.resonanz.completerequest;

import org.jspecify.annotations.NullMarked;
