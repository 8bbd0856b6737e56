package org.resonanz.local.oidc;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

/** The page on which one chooses a person to sign in as. */
final class SignInPage {

    private SignInPage() {}

    /**
     * Returns the page.
     *
     * @param query the query of the authorization request, which each link repeats; null if there is none
     */
    static String of(@Nullable String query, List<People.Person> people, Language language) {
        var texts = Texts.of("org.resonanz.local.oidc.sign-in", language);
        var choices = people.stream().map(person -> """
                <li><a href="?%s&amp;person=%s"><b>%s</b><br><small>%s</small></a></li>
                """.formatted(Entities.escape(query == null ? "" : query), Entities.escape(person.id()),
                Entities.escape(person.name()), Entities.escape(String.join(", ", person.groups()))))
                .collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="%5$s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%1$s</title>
                <style>
                body{font:1rem/1.4 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
                ul{list-style:none;padding:0;display:grid;gap:.5rem;\
                grid-template-columns:repeat(auto-fill,minmax(14rem,1fr))}
                a{color:inherit}
                li a{display:block;padding:.7rem 1rem;border:1px solid #8a97a3;border-radius:8px;\
                text-decoration:none}
                li a:hover,li a:focus{border-color:#14607a;outline:2px solid #14607a}
                </style></head><body><main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <ul>%3$s</ul>
                <p><a href="/openapi">%4$s</a></p>
                </main></body></html>
                """
                .formatted(texts.get("title"), texts.get("invented"), choices, texts.get("api"),
                        language.tag());
    }
}
