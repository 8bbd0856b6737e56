/** Instances of functions, made and called as Lambda does. */
package org.resonanz.local.functions;
