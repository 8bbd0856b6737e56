/** Runs the template on this machine, in one JVM. */
@NullMarked
package org.resonanz.local;

import org.jspecify.annotations.NullMarked;
