/** Queues and their consumers, and faults that can be injected into deliveries. */
@NullMarked
package org.resonanz.local.queues;

import org.jspecify.annotations.NullMarked;
