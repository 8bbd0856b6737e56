/** Languages and texts. */
@NullMarked
package org.resonanz.platform.texts;

import org.jspecify.annotations.NullMarked;
