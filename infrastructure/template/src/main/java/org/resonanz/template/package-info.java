/** Reads the template. */
@NullMarked
package org.resonanz.template;

import org.jspecify.annotations.NullMarked;
