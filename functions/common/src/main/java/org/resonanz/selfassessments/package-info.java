/** What the members of a team believe about the satisfaction of their customers. */
@NullMarked
package org.resonanz.selfassessments;

import org.jspecify.annotations.NullMarked;
