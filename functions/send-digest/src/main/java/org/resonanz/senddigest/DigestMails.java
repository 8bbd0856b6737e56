package org.resonanz.senddigest;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailList;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailText;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.scores.TeamScore.Change;
import org.resonanz.senddigest.templates.JtedigestGenerated;
import org.resonanz.teams.Team;

/** Writes digests in plain language. */
final class DigestMails {
    private final LinkKeys keys;
    private final String publicUrl;
    private final IntranetLinks intranet;

    DigestMails(LinkKeys keys, String publicUrl, IntranetLinks intranet) {
        this.keys = keys;
        this.intranet = intranet;
        this.publicUrl = publicUrl;
    }

    /**
     * Returns the mail of a digest.
     *
     * @param ref the lead's pseudonym
     */
    Mail digest(Lead lead, Language language, String ref, Digest digest, MailLook look, Instant now) {
        var texts = Texts.of("org.resonanz.senddigest.digest", language);
        var unsubscribe = publicUrl + "/unsubscriptions/"
                + UnsubscribeToken.of(MailList.DIGEST, ref, now).sign(keys.get());
        var view = view(texts, digest, unsubscribe);
        var html = new MailFrame(look, texts.language(), view.title(), view.week())
                .around(output -> JtedigestGenerated.render(output, null, look, view));
        return new Mail(lead.address(), texts.language(), texts.get("subject", day(texts, digest.day())), html,
                text(view), unsubscribe);
    }

    private DigestView view(Texts texts, Digest digest, String unsubscribe) {
        return new DigestView(texts, texts.get("title"), new WeekSentence(texts, digest).text(),
                texts.get("intro", day(texts, digest.day())), axis(texts),
                digest.scores().stream().map(score -> bar(texts, score)).toList(), news(texts, digest),
                intranet.scores(), unsubscribe);
    }

    private static DigestView.Bar bar(Texts texts, Digest.Rated rated) {
        var csat = rated.score().csat();
        var words = texts.get("score", percent(texts, csat.share()), rated.score().voices(),
                percent(texts, csat.low()), percent(texts, csat.high()));
        var before = rated.before() == null ? "" : " " + texts.get("before", percent(texts, rated.before()));
        return new DigestView.Bar(rated.team(), words + before, whole(csat.low()), whole(csat.share()),
                whole(csat.high()));
    }

    /** Returns the labels of the axis below the bars. */
    private static List<DigestView.Tick> axis(Texts texts) {
        return List.of(new DigestView.Tick("left", percent(texts, 0)),
                new DigestView.Tick("center", percent(texts, 0.5)), new DigestView.Tick("right", percent(texts, 1)));
    }

    /** Returns the news beside the scores, a sentence each. */
    private static List<String> news(Texts texts, Digest digest) {
        var news = new ArrayList<String>();
        digest.changes().forEach(changed -> news.add(change(texts, changed.team(), changed.change())));
        if (!digest.changes().isEmpty()) {
            news.add(texts.get("steady"));
        }
        digest.reasons().forEach(top -> news.add(reasons(texts, top)));
        digest.worthwhile().ifPresent(one -> news.add(worthwhile(texts, one)));
        digest.hardest().ifPresent(one -> news.add(texts.get("hardest", department(texts, one.department()),
                one.team(), percent(texts, one.low()), percent(texts, one.high()))));
        if (!digest.collecting().isEmpty()) {
            news.add(texts.get("collecting", String.join(", ", digest.collecting())));
        }
        return news;
    }

    private static String change(Texts texts, String team, Change change) {
        return texts.get(change.to() < change.from() ? "fallen" : "risen", team, percent(texts, change.from()),
                percent(texts, change.to()), day(texts, change.decidedOn()));
    }

    private static String worthwhile(Texts texts, Digest.Worthwhile one) {
        var likely = one.gap().likely();
        var department = one.department();
        return texts.get(department == null ? "worthwhile.team" : "worthwhile.interface", one.team(),
                percent(texts, likely.share().low()), percent(texts, likely.share().high()),
                percent(texts, one.gap().target()), one.gap().missing(), likely.completions(),
                department == null ? "" : department(texts, department));
    }

    private static String reasons(Texts texts, TopReasons top) {
        var values = new ArrayList<String>(List.of(top.team()));
        Stream.of(top.good(), top.bad()).filter(Objects::nonNull).forEach(given -> {
            values.add(given.reason().text(texts.language()));
            values.add(percent(texts, given.share()));
        });
        var kind = top.bad() == null ? "reasons.good" : top.good() == null ? "reasons.bad" : "reasons.both";
        return texts.get(kind, values.toArray());
    }

    private static String text(DigestView view) {
        var text = new MailText().add(view.title()).add(view.week());
        view.bars().forEach(bar -> text.add(bar.team() + ": " + bar.words()));
        if (!view.bars().isEmpty()) {
            text.add(view.intro());
        }
        view.news().forEach(text::add);
        text.add(view.texts().get("open") + ":", view.scores());
        return text.add("-- ", view.texts().get("sender"), view.texts().get("unsubscribe") + ": " + view.unsubscribe())
                .toString();
    }

    private static String department(Texts texts, String name) {
        return Team.isReserved(name) ? texts.get(name) : name;
    }

    static String percent(Texts texts, double share) {
        return NumberFormat.getPercentInstance(texts.language().locale()).format(share);
    }

    private static int whole(double share) {
        return (int) Math.round(share * 100);
    }

    private static String day(Texts texts, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(texts.language().locale())
                .format(day);
    }
}
