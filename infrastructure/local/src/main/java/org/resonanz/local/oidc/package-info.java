/** The issuer of tokens and the invented people who sign in. */
package org.resonanz.local.oidc;
