/** Teams and the tree that they form. */
package org.resonanz.teams;
