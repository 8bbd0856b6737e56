package org.resonanz.capturefeedback;

import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Texts;
import org.resonanz.ratings.Answer;

/**
 * The content of a page without a rating form.
 *
 * @param key      key of its title and text
 * @param own      the answer that this browser gave, null if it gave none
 * @param change   how the answer may be changed, null if it may not
 * @param notDone  link by which the request is reopened, null if it may not be
 * @param intranet link to the intranet page, null if it is of no use here
 */
public record MessageView(Texts texts, String key, @Nullable OwnAnswer own, @Nullable Change change,
        @Nullable String notDone, @Nullable String intranet) {

    /**
     * The answer that this browser gave.
     *
     * @param reasons words of the reasons that were ticked, empty for none
     * @param team    name of the team that it is about
     */
    public record OwnAnswer(Answer answer, String reasons, String team) {
    }

    /**
     * The ways of changing an answer.
     *
     * @param until  time until which it may be changed, in words
     * @param author true if this browser may change it; others are offered a link by mail
     * @param link   the token's text
     * @param nonce  nonce of the form that asks for the link
     */
    public record Change(String until, boolean author, String link, String nonce) {
    }

    /** Returns a page of a title and a sentence or two. */
    static MessageView plain(Texts texts, String key, @Nullable String intranet) {
        return new MessageView(texts, key, null, null, null, intranet);
    }

    public String title() {
        return texts.get(key + ".title");
    }

    public String text() {
        return own == null
                ? texts.get(key + ".text")
                : texts.get(key + ".text", own.answer().rating(), texts.get("rating." + own.answer().rating()));
    }
}
