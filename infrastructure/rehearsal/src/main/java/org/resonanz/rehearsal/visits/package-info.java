/** People who use the product through its doors. */
package org.resonanz.rehearsal.visits;
