/** The floor of the HTTP API: who calls, and how outcomes and refusals become responses. */
@NullMarked
package org.resonanz.api;

import org.jspecify.annotations.NullMarked;
