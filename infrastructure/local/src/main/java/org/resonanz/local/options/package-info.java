/**
 * The options {@code -Dresonanz.*} of {@code mvn -Plocal}. The check of them runs from source before anything is built,
 * so this package uses nothing but the JDK.
 */
@NullMarked
package org.resonanz.local.options;

import org.jspecify.annotations.NullMarked;
