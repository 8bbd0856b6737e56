/** Schedules, which run as the clock passes them. */
package org.resonanz.local.schedule;
