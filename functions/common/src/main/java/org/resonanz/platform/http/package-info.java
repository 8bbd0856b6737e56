/** Requests, responses and refusals of the HTTP API. It knows nothing of requests for work or ratings. */
@NullMarked
package org.resonanz.platform.http;

import org.jspecify.annotations.NullMarked;
