/** Finds everything that is stored about a person, to be erased or disclosed. */
@NullMarked
package org.resonanz.traces;

import org.jspecify.annotations.NullMarked;
