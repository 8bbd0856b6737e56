/** Requests, answers and refusals of the HTTP API. It knows nothing of requests for work or ratings. */
package org.resonanz.platform.http;
