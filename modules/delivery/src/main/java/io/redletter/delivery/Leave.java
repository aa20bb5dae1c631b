package io.redletter.delivery;

import io.redletter.campaign.Lateness;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.content.EmbargoGate;
import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks, at the moment of sending, whether a delivery may leave: the push still stands, the channel is enabled, it is not
 * too late, the wording is the one that was armed, and the embargo gate is open.
 */
final class Leave {
    private static final long STEP_MILLIS = 200;
    private static final int STEPS = 100;
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final InstantSource clock;
    private final String publicUrl;
    private final PushDesk pushes;
    private final AccountStore accounts;
    private final EmbargoGate gate;
    private final Turns turns;

    Leave(
            Vertx vertx,
            InstantSource clock,
            String publicUrl,
            PushDesk pushes,
            AccountStore accounts,
            EmbargoGate gate,
            Turns turns) {
        this.vertx = vertx;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.pushes = pushes;
        this.accounts = accounts;
        this.gate = gate;
        this.turns = turns;
    }

    /**
     * Fails with {@link NotAllowedException} where it may not.
     *
     * @param known what was read a moment ago; believed while it is fresh
     */
    Future<Going> ask(Delivery delivery, Optional<Facts> known) {
        Optional<Facts> fresh = known.filter(facts -> facts.areFresh(clock.instant()));
        return push(delivery, fresh).compose(push -> account(delivery).compose(account -> inTurn(
                        delivery, push, account)
                .compose(v -> approved(delivery, fresh))
                .compose(approved -> waitForGate(approved.work(), STEPS)
                        .map(v -> new Going(account, message(delivery, push, account, approved), push.audience())))));
    }

    /** Whether nobody else has the push in hand: it is as it was claimed, or handed over to its deliveries. */
    Future<Boolean> stands(Push claimed) {
        return pushes.find(claimed.id()).map(found -> found.filter(now -> now.version() == claimed.version()
                        || (now.stateWord() == PushState.FIRING && now.owner() == null))
                .isPresent());
    }

    private Future<Push> push(Delivery delivery, Optional<Facts> fresh) {
        return fresh.map(facts -> Future.succeededFuture(Optional.of(facts.push())))
                .orElseGet(() -> pushes.find(delivery.pushId()))
                .map(found -> {
                    Push push = found.orElseThrow(
                            () -> NotAllowedException.refused("push-gone", "推送已不存在 (the push is not there any more)"));
                    if (push.stateWord() == PushState.RECALLED || push.stateWord() == PushState.CANCELLED) {
                        throw new NotAllowedException(
                                Outcome.recalled("push-" + push.state(), "推送已撤回 (the push was taken back)", ""));
                    }
                    undecided(push);
                    late(delivery, push);
                    return push;
                });
    }

    /** A delivery may be stored after another node took its push over and decided: it does what was decided. */
    private static void undecided(Push push) {
        switch (push.stateWord()) {
            case SKIPPED -> throw NotAllowedException.refused("push-skipped", "推送已跳过 (the push was skipped)");
            case PLANNED, ARMED, HELD -> throw new NotAllowedException(
                    Outcome.postponed("push-waits", "推送等人决定 (the push waits for a decision)", AGAIN));
            case FIRING, FINISHED, CANCELLED, RECALLED -> {}
        }
    }

    /** Only the first attempt waits for its turn: whoever has begun is the one the others wait for. */
    private Future<Void> inTurn(Delivery delivery, Push push, ChannelAccount account) {
        return Pace.isOrdered(account) && delivery.attempts().isEmpty()
                ? turns.ask(push, account.id())
                : Future.succeededFuture();
    }

    /** A first attempt obeys the whole policy; later ones are stopped only by the end of a day-bound push's day. */
    private void late(Delivery delivery, Push push) {
        Instant now = clock.instant();
        Lateness lateness = push.lateness(now);
        boolean dead = push.dayBound() && !now.isBefore(push.dayEnd());
        if (lateness.verdict() != Lateness.Verdict.SEND
                && (dead || delivery.attempts().isEmpty())) {
            throw NotAllowedException.refused(Reason.code(lateness.reason()), Reason.words(lateness.reason()));
        }
    }

    private Future<ChannelAccount> account(Delivery delivery) {
        return accounts.find(delivery.channelId()).map(found -> {
            ChannelAccount account = found.orElseThrow(
                    () -> NotAllowedException.refused("channel-gone", "渠道已不存在 (the channel is not there any more)"));
            if (!account.enabled()) {
                throw NotAllowedException.refused("channel-disabled", "渠道已停用 (the channel is disabled)");
            }
            return account;
        });
    }

    private Future<Sealed> approved(Delivery delivery, Optional<Facts> fresh) {
        return fresh.map(facts -> Future.succeededFuture(facts.approved()))
                .orElseGet(() -> gate.sealed(delivery.workId()))
                .recover(failure -> Future.failedFuture(failure instanceof RefusedException ? changed() : failure))
                .map(approved -> {
                    if (!approved.hash().equals(delivery.workHash())) {
                        throw changed();
                    }
                    return approved;
                });
    }

    /** A release that is due at this very instant may still be firing: it is waited for, in short steps, not for long. */
    private Future<Void> waitForGate(Work work, int stepsLeft) {
        return gate.isOpen(work.id()).compose(open -> {
            if (open) {
                return Future.succeededFuture();
            }
            Instant release = work.releaseAt();
            boolean soon = release != null && !release.isAfter(clock.instant());
            return soon && stepsLeft > 0
                    ? vertx.timer(STEP_MILLIS).compose(v -> waitForGate(work, stepsLeft - 1))
                    : Future.failedFuture(
                            NotAllowedException.refused("embargo", "作品还没有发布,不能发送 (the work is not released)"));
        });
    }

    private Message message(Delivery delivery, Push push, ChannelAccount account, Sealed approved) {
        return new Message(
                delivery.key(),
                push.due(),
                publicUrl,
                delivery.campaignId(),
                account.id(),
                account.name(),
                approved.work(),
                approved.version());
    }

    private static NotAllowedException changed() {
        return NotAllowedException.refused(
                "work-changed-after-approval", "作品在启用推送后改过或撤下 (the work was changed or withdrawn since)");
    }

    /**
     * What is needed to go.
     *
     * @param audience the segment it is for; null where the push names none
     */
    record Going(ChannelAccount account, Message message, @Nullable String audience) {}
}
