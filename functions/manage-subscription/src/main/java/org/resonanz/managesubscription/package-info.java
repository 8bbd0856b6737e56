/** The page that takes a person off a list of mails and puts them on it again. */
package org.resonanz.managesubscription;
