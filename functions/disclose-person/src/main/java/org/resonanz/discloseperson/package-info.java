/** Answers with everything that is stored about a person. */
package org.resonanz.discloseperson;
