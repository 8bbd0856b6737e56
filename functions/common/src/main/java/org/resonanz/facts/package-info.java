/** When completions, invitations and answers enter the figures, and where the night finds them. */
@NullMarked
package org.resonanz.facts;

import org.jspecify.annotations.NullMarked;
