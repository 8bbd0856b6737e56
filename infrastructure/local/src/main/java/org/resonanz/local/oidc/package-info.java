/** The issuer of tokens and the invented people who sign in. */
@NullMarked
package org.resonanz.local.oidc;

import org.jspecify.annotations.NullMarked;
