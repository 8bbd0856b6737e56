/** What admins declare and upload so that it can be told what a training, or service at all, brings the company. */
@NullMarked
package org.resonanz.results;

import org.jspecify.annotations.NullMarked;
