/** Creates a request once, however often it is sent. */
@NullMarked
package org.resonanz.createrequest;

import org.jspecify.annotations.NullMarked;
