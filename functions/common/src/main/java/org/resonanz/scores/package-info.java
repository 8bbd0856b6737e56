/** What was published, as readers find it. */
package org.resonanz.scores;
