/** Requests for work: their states, the rules of changing them, and their items. */
@NullMarked
package org.resonanz.requests;

import org.jspecify.annotations.NullMarked;
