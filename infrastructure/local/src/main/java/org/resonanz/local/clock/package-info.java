/** The clock of this machine, which can be moved. */
package org.resonanz.local.clock;
