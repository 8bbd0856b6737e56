/** Runs the template on this machine, in one JVM. */
package org.resonanz.local;
