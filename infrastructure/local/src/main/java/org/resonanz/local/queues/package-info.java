/** Queues, their consumers, and faults that can be switched on. */
package org.resonanz.local.queues;
