package org.resonanz.managevoters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows the domains at which anybody gets as many addresses as they like, so that an address there says nothing about
 * its owner. A resource lists them; {@code gmx.*} stands for {@code gmx.com}, {@code gmx.net} and the provider's domain
 * in each country.
 */
final class PublicMailProviders {
    /** The endings that may follow the name of a provider in many countries. */
    private static final Pattern COUNTRY = Pattern.compile("com|net|org|info|[a-z]{2}|(com?|net|org)\\.[a-z]{2}");
    private static final Set<String> DOMAINS = read();

    private PublicMailProviders() {}

    /** Returns true if a domain, or one above it, is a public mail provider's. */
    static boolean offer(String domain) {
        var dot = domain.indexOf('.');
        if (dot < 0) {
            return false;
        }
        var above = domain.substring(dot + 1);
        return DOMAINS.contains(domain)
                || (DOMAINS.contains(domain.substring(0, dot) + ".*") && COUNTRY.matcher(above).matches())
                || offer(above);
    }

    private static Set<String> read() {
        try (var list = PublicMailProviders.class.getResourceAsStream("public-mail-providers.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
