/** Cryptography without a subject. */
@NullMarked
package org.resonanz.platform.crypto;

import org.jspecify.annotations.NullMarked;
