package io.redletter.console.rehearsals;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignService;
import io.redletter.campaign.rehearsal.RehearsalWish;
import io.redletter.campaign.rehearsal.Rehearsals;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /console/rehearsals?campaign=}: those there were, and the form that starts one. */
final class RehearsalListPage implements Page {
    private final Supplier<Rehearsals> rehearsals;
    private final CampaignService campaigns;

    RehearsalListPage(Supplier<Rehearsals> rehearsals, CampaignService campaigns) {
        this.rehearsals = rehearsals;
        this.campaigns = campaigns;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Map<String, String> start = new LinkedHashMap<>();
        call.query("campaign").ifPresent(id -> start.put("campaignId", id));
        start.put("speed", String.valueOf(RehearsalWish.USUAL_SPEED));
        return show(call, Form.empty().starting(start));
    }

    Future<Answer> show(PageCall call, Form form) {
        return rehearsals.get().list(call.actor()).compose(all -> chosen(call, form)
                .compose(chosen -> campaigns
                        .list(call.actor(), call.wording().todayDate().getYear())
                        .compose(now -> campaigns
                                .list(call.actor(), call.wording().todayDate().getYear() + 1)
                                .map(next -> View.of("rehearsals")
                                        .with("rehearsals", all)
                                        .with("campaigns", choices(chosen, now, next))
                                        .with("speeds", speeds(call))
                                        .with("mayStart", call.actor().may(Permission.PUSH_WRITE))
                                        .form(form)))));
    }

    private Future<Optional<Campaign>> chosen(PageCall call, Form form) {
        Optional<String> id = form.filled("campaignId");
        return id.isEmpty() ? Future.succeededFuture(Optional.empty()) : campaigns.find(call.actor(), id.get());
    }

    private static List<Choice> choices(Optional<Campaign> chosen, List<Campaign> now, List<Campaign> next) {
        Map<String, Choice> all = new LinkedHashMap<>();
        chosen.ifPresent(one -> all.put(one.id(), choice(one)));
        now.stream().filter(one -> one.state().isOpen()).forEach(one -> all.putIfAbsent(one.id(), choice(one)));
        next.stream().filter(one -> one.state().isOpen()).forEach(one -> all.putIfAbsent(one.id(), choice(one)));
        return List.copyOf(all.values());
    }

    private static Choice choice(Campaign campaign) {
        return new Choice(campaign.id(), campaign.name() + "（" + campaign.start() + "）");
    }

    private static List<Choice> speeds(PageCall call) {
        return List.of("60", "600", "3600", "86400", "1000000").stream()
                .map(speed -> new Choice(speed, call.t("rehearsal.speed." + speed)))
                .toList();
    }
}
