/** The doors behind the HTTP API: who calls, and how an answer or a refusal is sent. */
@NullMarked
package org.resonanz.api;

import org.jspecify.annotations.NullMarked;
