/** An invented company that uses the product for some months. */
package org.resonanz.rehearsal.demo;
