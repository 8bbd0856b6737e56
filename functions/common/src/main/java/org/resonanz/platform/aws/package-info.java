/** Clients, items, batch reads and cached values. It knows nothing of requests or ratings. */
@NullMarked
package org.resonanz.platform.aws;

import org.jspecify.annotations.NullMarked;
