/** Mails teams about new requests. */
@NullMarked
package org.resonanz.notifyteam;

import org.jspecify.annotations.NullMarked;
