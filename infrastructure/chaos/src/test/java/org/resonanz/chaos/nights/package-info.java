/** Runs nights two at once, killed, late, and while zones and settings change, and compares with undisturbed ones. */
@NullMarked
package org.resonanz.chaos.nights;

import org.jspecify.annotations.NullMarked;
