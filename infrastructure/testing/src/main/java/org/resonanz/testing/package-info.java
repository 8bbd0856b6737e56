/** Shared parts of the tests of several modules. */
@NullMarked
package org.resonanz.testing;

import org.jspecify.annotations.NullMarked;
