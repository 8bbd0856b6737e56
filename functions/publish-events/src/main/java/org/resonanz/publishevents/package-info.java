/** Turns changes of the table into events on the bus. */
package org.resonanz.publishevents;
