/** Lists teams and changes the tree. */
@NullMarked
package org.resonanz.manageteams;

import org.jspecify.annotations.NullMarked;
