/** Shows scores, batches and interfaces. */
package org.resonanz.readscores;
