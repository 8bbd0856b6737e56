/** Shows the specification of the API to developers. */
@NullMarked
package org.resonanz.local.openapi;

import org.jspecify.annotations.NullMarked;
