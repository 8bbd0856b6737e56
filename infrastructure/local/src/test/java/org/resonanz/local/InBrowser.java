package org.resonanz.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Marks tests by clicks in a real browser, Debian's chromium: proofs, which are skipped where there is none. */
@Tag("proof")
@EnabledIf(value = "org.resonanz.scanners.HeadlessBrowser#isInstalled", disabledReason = "No chromium and chromedriver on this machine: the browser tests are skipped.")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@interface InBrowser {
}
