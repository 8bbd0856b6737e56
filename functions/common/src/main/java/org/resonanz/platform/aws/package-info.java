/** Clients, items, batch reads and cached values. It knows nothing of requests or ratings. */
package org.resonanz.platform.aws;
