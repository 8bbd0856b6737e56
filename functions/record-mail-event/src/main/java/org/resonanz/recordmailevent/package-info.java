/** Records bounces and complaints. */
@NullMarked
package org.resonanz.recordmailevent;

import org.jspecify.annotations.NullMarked;
