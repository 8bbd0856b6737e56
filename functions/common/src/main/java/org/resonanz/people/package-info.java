/** Who people are: callers, known people, the voter list, mail states and pseudonyms. */
package org.resonanz.people;
