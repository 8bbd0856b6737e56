/** Settings that an admin may change while the product runs. */
@NullMarked
package org.resonanz.settings;

import org.jspecify.annotations.NullMarked;
