/** The event bus and its rules. */
package org.resonanz.local.bus;
