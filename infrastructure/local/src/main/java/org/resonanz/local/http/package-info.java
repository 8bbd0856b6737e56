/** The HTTP API with its authorizer, and the HTTP servers of this machine. */
@NullMarked
package org.resonanz.local.http;

import org.jspecify.annotations.NullMarked;
