/** Shared parts of the tests of several modules. */
package org.resonanz.testing;
