/** The pages and routes for the people who run the product on this machine. */
@NullMarked
package org.resonanz.local.desk;

import org.jspecify.annotations.NullMarked;
