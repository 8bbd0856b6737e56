/** AWS clients, items, batch reads and cached values. Nothing here knows of requests or ratings. */
@NullMarked
package org.resonanz.platform.aws;

import org.jspecify.annotations.NullMarked;
