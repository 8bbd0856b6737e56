/** The functions' instances, created and called as Lambda does. */
@NullMarked
package org.resonanz.local.functions;

import org.jspecify.annotations.NullMarked;
