package io.redletter.app;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.content.H5Page;
import io.redletter.content.PageTokens;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.Deliveries;
import io.redletter.reach.Reach;
import io.redletter.reach.Scopes;
import io.redletter.reach.count.Remembered;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Signs what each page is counted under. A channel named in a page's address counts only if there is such a channel; else the
 * reader came directly. What pages ask for again and again is kept for half a minute.
 */
final class CountedPages implements PageTokens {
    private static final Actor PAGES = Actor.system("pages");
    private static final String AUDIENCE = "audience:";
    private static final int MOST = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Reach reach;
    private final Accounts accounts;
    private final Ways ways;
    private final Remembered<Boolean> channels;
    private final Remembered<String> audiences;
    private final Remembered<Boolean> optOuts;

    /**
     * Asked at every use, so that those who answer may be built later.
     *
     * @param isChannel whether there is a channel of this id
     * @param tags of the campaign of this id, empty if there is none
     */
    record Ways(Function<String, Future<Boolean>> isChannel, Function<String, Future<List<String>>> tags) {
        static Ways of(Supplier<Campaigns> campaigns, Supplier<Deliveries> deliveries) {
            return new Ways(
                    id -> deliveries.get().channels().find(id).map(Optional::isPresent),
                    id -> campaigns.get().campaigns().find(PAGES, id).map(found -> found.map(Campaign::tags)
                            .orElse(List.of())));
        }
    }

    CountedPages(Clock clock, Reach reach, Accounts accounts, Ways ways) {
        this.reach = reach;
        this.accounts = accounts;
        this.ways = ways;
        this.channels = new Remembered<>(clock, MOST, FRESH);
        this.audiences = new Remembered<>(clock, MOST, FRESH);
        this.optOuts = new Remembered<>(clock, MOST, FRESH);
    }

    @Override
    public String tokenFor(Work work, String channelId, String unitId) {
        return reach.tokens().sign(new Scopes(work.campaignId(), work.id(), number(work), channelId, unitId));
    }

    @Override
    public Future<Counting> counting(Work work, WorkVersion version, String channelId) {
        return channel(channelId).compose(channel -> audience(work.campaignId()).compose(audience -> honoursOptOut(
                        work.unitId())
                .map(honours -> new Counting(reach.tokens().sign(scopes(work, version, channel, audience)), honours))));
    }

    private static Scopes scopes(Work work, WorkVersion version, String channel, String audience) {
        return new Scopes(
                work.campaignId(),
                work.id(),
                number(work),
                channel,
                work.unitId(),
                orNone(version.language()),
                audience,
                "");
    }

    private Future<String> channel(String asked) {
        return asked.equals(H5Page.WEB) || !Scopes.ID.matcher(asked).matches()
                ? Future.succeededFuture(Scopes.DIRECT)
                : channels.get(asked, () -> ways.isChannel().apply(asked)).map(there -> there ? asked : Scopes.DIRECT);
    }

    /** Whom the campaign is for, by the first of its tags that says so. */
    private Future<String> audience(String campaignId) {
        return audiences.get(campaignId, () -> ways.tags().apply(campaignId).map(tags -> tags.stream()
                .filter(tag -> tag.startsWith(AUDIENCE))
                .map(tag -> orNone(tag.substring(AUDIENCE.length())))
                .findFirst()
                .orElse("")));
    }

    private Future<Boolean> honoursOptOut(String unitId) {
        return optOuts.get(unitId, () -> accounts.service().tree().find(unitId).compose(unit -> reach.settings()
                .honoursOptOut(unit.map(Unit::path).orElse(List.of()))));
    }

    private static int number(Work work) {
        Integer sealed = work.sealedNumber();
        return sealed == null ? 1 : sealed;
    }

    private static String orNone(String text) {
        return Scopes.ID.matcher(text).matches() ? text : "";
    }
}
