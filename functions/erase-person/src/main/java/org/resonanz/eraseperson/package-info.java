/** Removes everything that is stored about a person. */
@NullMarked
package org.resonanz.eraseperson;

import org.jspecify.annotations.NullMarked;
