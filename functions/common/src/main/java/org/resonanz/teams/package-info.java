/** Teams, and the tree that they form. */
@NullMarked
package org.resonanz.teams;

import org.jspecify.annotations.NullMarked;
