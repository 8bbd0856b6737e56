package org.resonanz.api;

import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.requests.Request;
import org.resonanz.settings.Settings;

/** Makes the addresses of rating pages that the API tells requesters. */
public final class RatingUrl {

    private RatingUrl() {}

    /**
     * Returns the address of the page that rates a request's last completion, on the host that was called. Its token is
     * issued as of the completion, so that it can do no more than the link in the mail.
     */
    public static String of(ApiRequest call, Request request, LinkKeys.Ring keys) {
        var completedAt = request.lastCompletion().at();
        var token = new RatingToken(request.id(), request.completions(), completedAt,
                completedAt.plus(Settings.LINK_VALIDITY));
        return call.origin() + "/ratings/" + token.sign(keys);
    }
}
