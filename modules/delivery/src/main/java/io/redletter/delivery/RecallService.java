package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.agenda.Agenda;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes back or corrects what is out, delivery by delivery, and keeps a list of what could not be. */
public final class RecallService {
    private static final Set<DeliveryState> OUT = Set.of(DeliveryState.SENT, DeliveryState.ACCEPTED);
    private static final int LONGEST = 500;
    private static final int MOST = 500;

    private final Agenda agenda;
    private final RecallStore recalls;
    private final DeliveryStore deliveries;
    private final AccountStore accounts;
    private final Kinds kinds;
    private final PushDesk pushes;
    private final UnitTree units;
    private final AuditTrail trail;

    RecallService(
            Agenda agenda,
            RecallStore recalls,
            DeliveryStore deliveries,
            AccountStore accounts,
            Kinds kinds,
            PushDesk pushes,
            UnitTree units,
            AuditTrail trail) {
        this.agenda = agenda;
        this.recalls = recalls;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.kinds = kinds;
        this.pushes = pushes;
        this.units = units;
        this.trail = trail;
    }

    /**
     * What can be done about one delivery.
     *
     * @param why why not, {@code code: 中文 (English)}; null where something can
     */
    public record Option(Delivery delivery, boolean withdraw, boolean correct, @Nullable String why) {}

    /** What could be done about each delivery of a push. */
    public Future<List<Option>> options(Actor actor, String pushId) {
        return ofPush(actor, Permission.VIEW, pushId)
                .compose(found ->
                        Future.all(found.stream().map(this::option).toList()).map(all -> all.<Option>list()));
    }

    /** What was ordered about a push, and what came of it. */
    public Future<List<Recall>> list(Actor actor, String pushId) {
        return ofPush(actor, Permission.VIEW, pushId).compose(seen -> recalls.ofPush(pushId));
    }

    /**
     * Orders it for every delivery that is out. What cannot be recalled is listed too, with the reason. A push all of
     * whose deliveries have ended is marked recalled when it is withdrawn.
     *
     * @param how {@code withdraw}, or {@code correct} with a text for readers
     * @param channelIds through these only; empty for all
     */
    public Future<List<Recall>> order(
            Actor actor, String pushId, String how, String text, String reason, List<String> channelIds) {
        return Future.succeededFuture()
                .compose(v -> {
                    check(how, text, reason);
                    return ofPush(actor, Permission.PUSH_WRITE, pushId);
                })
                .compose(found -> {
                    List<Delivery> wanted = found.stream()
                            .filter(one -> channelIds.isEmpty() || channelIds.contains(one.channelId()))
                            .toList();
                    if (wanted.isEmpty()) {
                        throw RefusedException.conflict(
                                "nothing-to-recall", "这个推送没有可处理的发送 (this push has no such delivery)");
                    }
                    Recall.Order order = new Recall.Order(text, reason, actor.name(), agenda.now());
                    return Future.all(wanted.stream()
                                    .map(delivery -> order(delivery, how, order))
                                    .toList())
                            .map(all -> all.<Recall>list());
                })
                .compose(ordered -> trail.append(actor, "push.recall." + how, pushId, reason)
                        .compose(v -> how.equals(Recall.WITHDRAW) && channelIds.isEmpty()
                                ? marked(actor, pushId, reason)
                                : Future.succeededFuture())
                        .map(ordered));
    }

    private Future<Recall> order(Delivery delivery, String how, Recall.Order order) {
        boolean withdraw = how.equals(Recall.WITHDRAW);
        String id = delivery.id() + ":" + (withdraw ? how : Ids.next(how));
        String key = HexFormat.of().formatHex(Vault.random(16));
        Recall recall = Recall.ordered(delivery, id, how, key, order);
        return option(delivery).compose(option -> {
            boolean may = withdraw ? option.withdraw() : option.correct();
            return may ? begun(recall) : recalls.insertOrFind(recall.refusedAtOnce(refusal(option, withdraw)));
        });
    }

    private Future<Recall> begun(Recall recall) {
        return recalls.insertOrFind(recall)
                .compose(stored -> stored.due() == null
                        ? Future.succeededFuture(stored)
                        : agenda.set(RecallLane.NAME, stored.id(), stored.version(), stored.due())
                                .map(stored));
    }

    private static Outcome refusal(Option option, boolean withdraw) {
        String why = option.why();
        return why != null
                ? Outcome.refused(Reason.code(why), Reason.words(why), "")
                : withdraw
                        ? Outcome.refused("not-recallable", "这种渠道发出后不能撤回,请到平台处理 (cannot be taken back from here)", "")
                        : Outcome.refused("not-correctable", "这种渠道不能自动更正,请到平台处理 (cannot be corrected from here)", "");
    }

    private Future<Option> option(Delivery delivery) {
        return accounts.find(delivery.channelId()).map(found -> {
            Optional<Capabilities> can =
                    found.map(account -> kinds.of(account.kind()).capabilities());
            if (can.isEmpty()) {
                return new Option(delivery, false, false, Reason.of("channel-gone", "渠道已不存在 (the channel is gone)"));
            }
            if (delivery.stateWord() == DeliveryState.RECALLED) {
                return new Option(
                        delivery, false, can.get().corrects(), Reason.of("recalled", "已经撤回 (taken back already)"));
            }
            if (!OUT.contains(delivery.stateWord())) {
                String words = delivery.stateWord().words() + ",没有发出的内容可撤回;结果不明的请先判定 (not known to be out)";
                return new Option(delivery, false, false, Reason.of("not-out", words));
            }
            boolean neither = !can.get().recalls() && !can.get().corrects();
            return new Option(
                    delivery,
                    can.get().recalls(),
                    can.get().corrects(),
                    neither ? Reason.of("not-recallable", "这种渠道发出后不能撤回或更正,请到平台处理 (not from here)") : null);
        });
    }

    /** Later attempts of what has not left yet are stopped by the push's state. */
    private Future<Void> marked(Actor actor, String pushId, String reason) {
        return pushes.recalled(actor, pushId, Reason.of("recalled", reason))
                .recover(failure -> failure instanceof RefusedException || failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture() // each delivery stands for itself
                        : Future.failedFuture(failure));
    }

    private static void check(String how, String text, String reason) {
        if (!how.equals(Recall.WITHDRAW) && !how.equals(Recall.CORRECT)) {
            throw RefusedException.field("/how", "invalid-field", "/how: " + how + " (expected: withdraw or correct)");
        }
        if (how.equals(Recall.CORRECT) && (text.isBlank() || text.length() > LONGEST)) {
            throw RefusedException.field(
                    "/text", "invalid-field", "/text: 更正内容 1 到 500 字 (expected: 1 to 500 characters)");
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw RefusedException.field(
                    "/reason", "invalid-field", "/reason: 原因 1 到 500 字 (expected: 1 to 500 characters)");
        }
    }

    private Future<List<Delivery>> ofPush(Actor actor, Permission permission, String pushId) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(permission);
                    return deliveries.ofPush(pushId, MOST);
                })
                .compose(found -> units.sight(actor).map(sight -> {
                    List<Delivery> seen = found.stream()
                            .filter(one -> sight.sees(one.unitId()))
                            .toList();
                    if (seen.isEmpty()) {
                        throw new NotFoundException("push", pushId);
                    }
                    return seen;
                }));
    }
}
