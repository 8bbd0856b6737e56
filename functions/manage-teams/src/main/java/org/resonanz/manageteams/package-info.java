/** Lists teams and changes the tree. */
package org.resonanz.manageteams;
