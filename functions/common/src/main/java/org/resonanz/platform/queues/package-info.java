/** Handlers of queues that hold events of the bus. */
package org.resonanz.platform.queues;
