/** Everything that is stored about a person, to be erased or disclosed. */
package org.resonanz.traces;
