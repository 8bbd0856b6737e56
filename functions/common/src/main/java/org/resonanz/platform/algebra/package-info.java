/** Systems of linear equations. */
@NullMarked
package org.resonanz.platform.algebra;

import org.jspecify.annotations.NullMarked;
