/** The table's stream and who consumes it. */
package org.resonanz.local.streams;
