/** Floods doors of the product, and measures what becomes of the doors of others, of memory, items and answers. */
@NullMarked
package org.resonanz.chaos.flood;

import org.jspecify.annotations.NullMarked;
