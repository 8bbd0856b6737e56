/** Shows requests to those who asked and to those who serve. */
@NullMarked
package org.resonanz.readrequests;

import org.jspecify.annotations.NullMarked;
