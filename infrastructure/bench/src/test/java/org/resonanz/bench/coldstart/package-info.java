/** Starts each function under Lambda's own runtime on this machine, and measures how soon it answers. */
@NullMarked
package org.resonanz.bench.coldstart;

import org.jspecify.annotations.NullMarked;
