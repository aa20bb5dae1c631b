package io.redletter.console.partners;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.feed.Partner;
import io.redletter.feed.PartnerService;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** {@code /console/partners}: the addresses everybody may pull from, and each partner's own. */
final class PartnerListPage implements Page {
    private final PartnerService partners;

    PartnerListPage(PartnerService partners) {
        this.partners = partners;
    }

    /**
     * An open address.
     *
     * @param forWhom the message key that says for whom it is
     */
    public record Feed(String path, String format, String forWhom) {}

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty()).map(Function.identity());
    }

    Future<View> show(PageCall call, Form form) {
        boolean mayWrite = call.actor().may(Permission.CHANNEL_WRITE);
        Future<List<Partner>> seen = mayWrite ? partners.list(call.actor()) : Future.succeededFuture(List.of());
        return seen.map(found -> View.of("partners")
                .with("feeds", open(call.wording().todayDate().getYear()))
                .with("partners", found)
                .with("mayWrite", mayWrite)
                .form(form));
    }

    private static List<Feed> open(int year) {
        return List.of(
                new Feed("/feeds/public.rss", "RSS 2.0", "partners.rss"),
                new Feed("/feeds/public.atom", "Atom", "partners.atom"),
                new Feed("/feeds/public.json", "JSON Feed", "partners.json"),
                new Feed("/calendar/" + year + ".ics", "iCalendar", "partners.ics"));
    }
}
