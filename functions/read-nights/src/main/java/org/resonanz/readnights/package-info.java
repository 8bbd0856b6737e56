/** Shows how nights ran, and the organisation's weekly totals. */
package org.resonanz.readnights;
