package org.resonanz.links;

import java.util.UUID;

/**
 * Makes links to the rooms of the intranet page, which are the fragments of its address.
 *
 * @param origin origin of the page, such as {@code https://intranet.example.org}
 */
public record IntranetLinks(String origin) {

    /** Returns the link to the page's first room. */
    public String home() {
        return origin + "/";
    }

    /** Returns the link to a request as its requester sees it. */
    public String ask(UUID requestId) {
        return room("ask/" + requestId);
    }

    /** Returns the link to what a team has to do. */
    public String serve(String teamId) {
        return room("serve/" + teamId);
    }

    /** Returns the link to the open follow-ups. */
    public String followUps() {
        return room("followUps");
    }

    /** Returns the link to the scores. */
    public String scores() {
        return room("scores");
    }

    private String room(String name) {
        return origin + "/#/" + name;
    }
}
