/** Requests for work, their completions, their changes and their items. */
@NullMarked
package org.resonanz.requests;

import org.jspecify.annotations.NullMarked;
