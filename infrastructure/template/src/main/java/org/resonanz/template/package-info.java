/** Reads the SAM template, for the host and the tests. */
@NullMarked
package org.resonanz.template;

import org.jspecify.annotations.NullMarked;
