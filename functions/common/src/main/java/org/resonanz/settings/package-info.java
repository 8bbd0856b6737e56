/** What an admin may change while the programme runs. */
@NullMarked
package org.resonanz.settings;

import org.jspecify.annotations.NullMarked;
