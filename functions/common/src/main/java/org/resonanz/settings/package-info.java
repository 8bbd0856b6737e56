/** What an admin may change while the programme runs. */
package org.resonanz.settings;
