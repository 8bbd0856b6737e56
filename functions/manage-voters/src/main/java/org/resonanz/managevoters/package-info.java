/** Shows and replaces the voter list. */
package org.resonanz.managevoters;
