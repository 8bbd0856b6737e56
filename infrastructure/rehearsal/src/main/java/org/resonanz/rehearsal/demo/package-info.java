/** The demo: an invented company that uses the product for some months. */
@NullMarked
package org.resonanz.rehearsal.demo;

import org.jspecify.annotations.NullMarked;
