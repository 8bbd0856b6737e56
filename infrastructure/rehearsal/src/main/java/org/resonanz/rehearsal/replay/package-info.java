/** Replays a log of what really happened, and reports what was published. */
package org.resonanz.rehearsal.replay;
