/** The pages and doors of whoever runs the product on this machine. */
package org.resonanz.local.desk;
