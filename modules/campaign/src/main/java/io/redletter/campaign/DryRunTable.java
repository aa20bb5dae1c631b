package io.redletter.campaign;

import io.redletter.accounts.Sight;
import io.redletter.campaign.dryrun.DryRunRow;
import io.redletter.campaign.dryrun.DryRunRow.Finding;
import io.redletter.campaign.dryrun.DryRunRow.Verdict;
import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One dry run being made: pushes looked at one after the other by the rules of arming, then their quotas in one go. */
final class DryRunTable {
    private static final long COUNT_SECONDS = 5;
    private static final ZoneId SHANGHAI = ZoneId.of(PushTime.STANDARD_ZONE);

    private final PushArming arming;
    private final PushWarnings warnings;
    private final Channels channels;
    private final Quotas quotas;
    private final Sight sight;

    /** What it asks. */
    record Ground(PushArming arming, PushWarnings warnings, Channels channels, Quotas quotas) {}

    DryRunTable(Ground ground, Sight sight) {
        this.arming = ground.arming().remembering();
        this.warnings = ground.warnings().remembering();
        this.channels = ground.channels();
        this.quotas = ground.quotas();
        this.sight = sight;
    }

    Future<List<DryRunRow>> rows(List<Push> pushes) {
        Future<List<DryRunRow>> all = Future.succeededFuture(new ArrayList<>());
        for (Push push : pushes) {
            all = all.compose(before -> rows(push).map(rows -> {
                before.addAll(rows);
                return before;
            }));
        }
        return all.compose(this::withQuotas);
    }

    private Future<List<DryRunRow>> rows(Push push) {
        return arming.look(push, sight).compose(look -> {
            Future<List<DryRunRow>> rows = Future.succeededFuture(new ArrayList<>());
            for (PushLook.Way way : look.channels()) {
                rows = rows.compose(before -> row(look, way).map(row -> {
                    before.add(row);
                    return before;
                }));
            }
            return rows;
        });
    }

    private Future<DryRunRow> row(PushLook look, PushLook.Way way) {
        Push push = look.push();
        ChannelCard card = way.card();
        boolean open = push.stateWord().isOpen();
        List<Finding> obstacles = open ? obstacles(look, way) : List.of();
        if (card == null || !open) {
            return Future.succeededFuture(row(look, way, null, null, obstacles, List.of()));
        }
        return channels.trouble(card).compose(trouble -> audience(push, card)
                .compose(audience -> warnings.of(push, look.campaign(), List.of(card))
                        .map(warned -> row(
                                look,
                                way,
                                trouble.orElse(null),
                                audience.orElse(null),
                                obstacles,
                                warned.stream()
                                        .map(one -> new Finding(one.code(), one.message(), one.pushIds()))
                                        .toList()))));
    }

    private List<Finding> obstacles(PushLook look, PushLook.Way way) {
        List<RefusedException> all = new ArrayList<>(look.obstacles());
        all.addAll(way.obstacles());
        sealedAnew(look).ifPresent(all::add);
        return all.stream()
                .map(refusal -> new Finding(refusal.code(), PushRules.words(refusal), List.of()))
                .toList();
    }

    /** An armed push leaves with the wording it was armed with, or not at all. */
    private static Optional<RefusedException> sealedAnew(PushLook look) {
        Sealed wording = look.wording();
        Obstacles obstacles = new Obstacles();
        if (wording != null && look.push().stateWord() == PushState.ARMED) {
            obstacles.meets(() -> PushRules.sameHash(look.push(), wording.hash()));
        }
        return obstacles.met().stream().findFirst();
    }

    /** A list that takes too long to count is shown without a count. */
    private Future<Optional<AudienceCount>> audience(Push push, ChannelCard card) {
        String segment = push.audience();
        return segment == null
                ? Future.succeededFuture(Optional.empty())
                : channels.count(card, segment, push.due())
                        .timeout(COUNT_SECONDS, TimeUnit.SECONDS)
                        .otherwise(Optional.empty());
    }

    private static DryRunRow row(
            PushLook look,
            PushLook.Way way,
            @Nullable String trouble,
            @Nullable AudienceCount audience,
            List<Finding> obstacles,
            List<Finding> warnings) {
        Push push = look.push();
        Work work = look.work();
        Sealed wording = look.wording();
        ChannelCard card = way.card();
        RelativeTime relative = push.relative();
        return new DryRunRow(
                push.id(),
                push.campaignId(),
                look.campaign().name(),
                push.unitId(),
                push.state(),
                verdict(push, obstacles),
                new DryRunRow.What(
                        push.workId(),
                        work == null ? null : work.title(),
                        work == null ? null : work.state().name(),
                        wording == null ? null : wording.hash(),
                        work == null ? null : work.releaseAt()),
                new DryRunRow.Where(
                        way.channelId(),
                        card == null ? null : card.name(),
                        card == null ? null : card.kind(),
                        card != null && card.enabled(),
                        trouble),
                new DryRunRow.When(
                        push.local(),
                        push.zone(),
                        push.due(),
                        push.due().atZone(SHANGHAI).toLocalDateTime(),
                        relative == null ? null : relative.text(),
                        push.late(),
                        push.dayBound() ? push.dayEnd() : null),
                List.of(),
                audience,
                obstacles,
                warnings);
    }

    private static Verdict verdict(Push push, List<Finding> obstacles) {
        PushState state = push.stateWord();
        if (!state.isOpen()) {
            return Verdict.DONE;
        }
        if (state == PushState.HELD) {
            return Verdict.HELD;
        }
        if (!obstacles.isEmpty()) {
            return Verdict.BLOCKED;
        }
        return state == PushState.ARMED ? Verdict.LEAVES : Verdict.UNARMED;
    }

    /** The soonest push takes its place first, as it is planned. */
    private Future<List<DryRunRow>> withQuotas(List<DryRunRow> rows) {
        List<QuotaAsk> asks = rows.stream()
                .filter(row -> row.verdict() != Verdict.DONE)
                .map(row -> new QuotaAsk(
                        row.pushId(), row.where().channelId(), row.when().due(), null))
                .toList();
        return quotas.table(asks).map(effects -> {
            List<DryRunRow> full = new ArrayList<>();
            int next = 0;
            for (DryRunRow row : rows) {
                full.add(row.verdict() == Verdict.DONE ? row : with(row, effects.get(next++)));
            }
            return List.copyOf(full);
        });
    }

    private static DryRunRow with(DryRunRow row, List<QuotaEffect> quota) {
        return new DryRunRow(
                row.pushId(),
                row.campaignId(),
                row.campaignName(),
                row.unitId(),
                row.state(),
                row.verdict(),
                row.what(),
                row.where(),
                row.when(),
                quota,
                row.audience(),
                row.obstacles(),
                row.warnings());
    }
}
