package io.redletter.campaign;

import io.redletter.accounts.Sight;
import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a push may be planned, and whether it may leave. Arming asks for the first thing in the way; a dry run
 * asks for all of them: both by {@link #look}.
 */
final class PushArming {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final ArmingGround ground;
    private final Channels channels;

    PushArming(InstantSource clock, ArmingGround ground, Channels channels) {
        this.clock = clock;
        this.ground = ground;
        this.channels = channels;
    }

    /** The same rules, each campaign, work and channel looked up once; for one look at many pushes. */
    PushArming remembering() {
        return new PushArming(clock, ground.remembering(), channels);
    }

    /** The push, unless its time has passed: what cannot be armed need not be planned. */
    Push ahead(Push push) {
        PushRules.ahead(push, clock.instant());
        return push;
    }

    /** The push a moment from now, no longer where its campaign stands; refused where its own day is over. */
    Push now(Push push) {
        PushRules.dayStands(push, clock.instant());
        ZoneId zone = ZoneId.of(push.zone());
        LocalDateTime soon = clock.instant().plus(SOON).atZone(zone).toLocalDateTime();
        // Of an hour that comes twice the second is meant by its instant, not by what the wall shows.
        LocalDateTime local = soon.truncatedTo(ChronoUnit.SECONDS);
        return push.at(
                new PushTime(local, zone, clock.instant().plus(SOON).truncatedTo(ChronoUnit.SECONDS), Optional.empty()),
                null);
    }

    /** When it is due, as its own record says. */
    static PushTime timeOf(Push push) {
        return new PushTime(push.local(), ZoneId.of(push.zone()), push.due(), Optional.empty());
    }

    Instant instant() {
        return clock.instant();
    }

    /** Every channel of the list, in its order, or a refusal that points at the one at fault. */
    Future<List<ChannelCard>> cards(List<String> ids, Campaign campaign, Sight sight) {
        List<Future<ChannelCard>> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            int index = i;
            String id = ids.get(i);
            found.add(ground.channel(id).map(card -> PushRules.known(id, index, card, campaign, sight)));
        }
        return Future.all(found).map(all -> all.<ChannelCard>list());
    }

    /** Those of these channels that are there, whosever they are. */
    Future<List<ChannelCard>> present(List<String> ids) {
        return Future.all(ids.stream().map(ground::channel).toList())
                .map(all -> all.<Optional<ChannelCard>>list().stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** A channel that sends to a list of people needs one, and no other channel may have one. */
    Future<Void> audience(List<ChannelCard> cards, @Nullable String audience, Campaign campaign, Sight sight) {
        return channels.checkAudience(
                cards, audience, unitId -> unitId.equals(campaign.unitId()) || sight.sees(unitId));
    }

    /** The work of a planned push, or a refusal that points at it; another unit's work is as good as none. */
    Future<Work> work(String workId, Campaign campaign, Sight sight) {
        return ground.work(workId)
                .map(found ->
                        found.filter(work -> work.unitId().equals(campaign.unitId()) || sight.sees(work.unitId())))
                .map(found -> found.orElseThrow(() -> RefusedException.field(
                        "/workId", "unknown-work", "/workId: 没有作品 " + workId + " (no such work)")));
    }

    /** The hash that may leave at this push's time; a refusal with its own code for whatever stands in the way. */
    Future<String> sealFor(Push push, Sight sight) {
        return look(push, sight).map(PushLook::seal);
    }

    /** The approved wording of a work, or a refusal with its own code for whatever is missing. */
    Future<Sealed> approved(String workId) {
        return ground.work(workId)
                .map(found -> found.orElseThrow(() -> new NotFoundException("work", workId)))
                .compose(this::approved);
    }

    /** The push with its work, its channels and all that stands in its way, in the order in which arming names it. */
    Future<PushLook> look(Push push, Sight sight) {
        return ground.campaign(push.campaignId())
                .map(found -> found.orElseThrow(() -> new NotFoundException("campaign", push.campaignId())))
                .compose(campaign -> {
                    Obstacles obstacles = new Obstacles();
                    obstacles.meets(() -> PushRules.notCancelled(campaign));
                    obstacles.meets(() -> PushRules.ahead(push, clock.instant()));
                    return obstacles.kept(work(push.workId(), campaign, sight)).compose(work -> wording(
                                    push, campaign, work, obstacles)
                            .compose(wording -> ways(push, campaign, sight, wording, obstacles)
                                    .map(ways -> new PushLook(
                                            push,
                                            campaign,
                                            work.orElse(null),
                                            wording.orElse(null),
                                            obstacles.met(),
                                            ways))));
                });
    }

    private Future<Optional<Sealed>> wording(Push push, Campaign campaign, Optional<Work> found, Obstacles obstacles) {
        if (found.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Work work = found.get();
        return obstacles
                .kept(ownCampaignStands(work, campaign))
                .compose(v -> obstacles.kept(approved(work)))
                .map(approved -> {
                    Work latest = approved.map(Sealed::work).orElse(work);
                    obstacles.meets(() -> PushRules.released(latest, push.due()));
                    return approved;
                });
    }

    private Future<Boolean> ownCampaignStands(Work work, Campaign campaign) {
        return work.campaignId().equals(campaign.id())
                ? Future.succeededFuture(true)
                : ground.campaign(work.campaignId()).map(own -> {
                    own.ifPresent(PushRules::notCancelled);
                    return true;
                });
    }

    private Future<Sealed> approved(Work work) {
        if (work.state() == WorkState.WITHDRAWN) {
            return Future.failedFuture(PushRules.withdrawn(work));
        }
        if (!work.isSealed()) {
            return ground.wasApproved(work.id())
                    .compose(before -> Future.failedFuture(
                            before ? PushRules.changedAfterApproval(work) : PushRules.notApproved(work)));
        }
        return ground.sealed(work.id());
    }

    private Future<List<PushLook.Way>> ways(
            Push push, Campaign campaign, Sight sight, Optional<Sealed> wording, Obstacles all) {
        List<Future<PushLook.Way>> ways = new ArrayList<>();
        for (int i = 0; i < push.channelIds().size(); i++) {
            int index = i;
            String id = push.channelIds().get(i);
            ways.add(ground.channel(id).map(found -> way(id, index, found, campaign, sight, wording)));
        }
        return Future.all(ways).map(done -> done.<PushLook.Way>list()).compose(found -> {
            List<ChannelCard> cards = found.stream()
                    .flatMap(way -> Optional.ofNullable(way.card()).stream())
                    .toList();
            return cards.size() < found.size()
                    ? Future.succeededFuture(found)
                    : all.kept(audience(cards, push.audience(), campaign, sight).map(true))
                            .map(found);
        });
    }

    private PushLook.Way way(
            String id,
            int index,
            Optional<ChannelCard> found,
            Campaign campaign,
            Sight sight,
            Optional<Sealed> wording) {
        Obstacles obstacles = new Obstacles();
        Optional<ChannelCard> card = obstacles.get(() -> PushRules.known(id, index, found, campaign, sight));
        card.ifPresent(known -> {
            obstacles.meets(() -> PushRules.enabled(known, index));
            wording.ifPresent(approved ->
                    obstacles.meets(() -> PushRules.fit(known, index, channels.check(known, approved.version()))));
        });
        return new PushLook.Way(id, card.orElse(null), obstacles.met());
    }
}
