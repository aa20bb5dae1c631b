package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.redletter.reach.count.Windows;
import io.redletter.reach.stated.ReceiptKind;
import io.redletter.reach.stated.Receipts.Handed;
import io.redletter.reach.stated.Subject;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Takes figures with their proof from people, and takes wrong ones out again. */
final class ReceiptActions {
    private final BoardDesk desk;
    private final FiguresPage page;

    ReceiptActions(BoardDesk desk, FiguresPage page) {
        this.desk = desk;
        this.page = page;
    }

    Future<Answer> hand(PageCall call) {
        Form form = call.form();
        String campaignId = form.text("campaign");
        return desk.campaigns()
                .get(call.actor(), campaignId)
                .map(campaign -> handed(call, form, campaign))
                .compose(handed -> desk.sheets().get().hand(call.actor(), handed))
                .<Answer>map(kept -> Redirect.done(address(campaignId), call.t("figures.handed")))
                .recover(failure -> page.show(call, campaignId, call.again(form, failure)));
    }

    Future<Answer> withdraw(PageCall call) {
        Form form = call.form();
        String address = address(form.text("campaign"));
        return call.orBack(
                desk.sheets()
                        .get()
                        .withdraw(call.actor(), call.path("id"), form.text("why"))
                        .map(gone -> Redirect.done(address, call.t("figures.withdrawn"))),
                address,
                call.t("figures.not-withdrawn"));
    }

    private static String address(String campaignId) {
        return "/board/figures?campaign=" + campaignId + "#receipts";
    }

    private static Handed handed(PageCall call, Form form, Campaign campaign) {
        LocalDate first = day(call, form, "first");
        LocalDate last = day(call, form, "last");
        Instant end = last.plusDays(1).atStartOfDay(Windows.ZONE).toInstant();
        Instant now = call.wording().now();
        return new Handed(
                kind(form.text("kind")),
                new Subject(campaign.id(), "", form.text("channelId"), campaign.unitId()),
                Map.of(form.text("metric"), count(call, form)),
                first.atStartOfDay(Windows.ZONE).toInstant(),
                end.isAfter(now) && !last.isAfter(call.wording().todayDate()) ? now : end,
                form.text("proof").strip(),
                form.text("note").strip());
    }

    private static ReceiptKind kind(String text) {
        return text.equals("PARTNER_URL")
                ? ReceiptKind.PARTNER_URL
                : text.equals("PROOF_OF_PLAY") ? ReceiptKind.PROOF_OF_PLAY : ReceiptKind.BY_HAND;
    }

    private static long count(PageCall call, Form form) {
        String text = form.text("count").replace(",", "").strip();
        if (!text.matches("\\d{1,11}")) {
            throw RefusedException.field("/count", "not-a-number", call.t("form.not-a-number"));
        }
        return Long.parseLong(text);
    }

    private static LocalDate day(PageCall call, Form form, String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeException e) {
            throw RefusedException.field("/" + field, "not-a-day", call.t("figures.not-a-day"));
        }
    }
}
