/** The table's stream and its consumers. */
@NullMarked
package org.resonanz.local.streams;

import org.jspecify.annotations.NullMarked;
