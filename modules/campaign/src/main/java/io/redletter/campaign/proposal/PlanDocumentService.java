package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.plan.PlanFiles;
import io.redletter.campaign.plan.PlanReader;
import io.redletter.observance.Almanac;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plan documents: handed in, read, read again, and decided item by item. Refusals come as failed futures; a document of a
 * unit one does not see is not there.
 */
public final class PlanDocumentService {
    private final Platform platform;
    private final PlanDocumentStore plans;
    private final PlanItemStore items;
    private final UnitTree units;
    private final Function<Unit, Almanac> almanacs;
    private final AuditTrail trail;
    private final PlanReadings readings;
    private final ItemDecisions decisions;
    private final ItemEditing editing;

    /**
     * What it stands on.
     *
     * @param almanacs the days as a unit has them
     */
    public record Ground(UnitTree units, AuditTrail trail, Function<Unit, Almanac> almanacs) {}

    PlanDocumentService(Platform platform, Ground ground, Map<ItemKind, Acceptance> acceptances) {
        this.platform = platform;
        this.plans = new PlanDocumentStore(platform.mongo());
        this.items = new PlanItemStore(platform.mongo());
        this.units = ground.units();
        this.almanacs = ground.almanacs();
        this.trail = ground.trail();
        this.readings = new PlanReadings(platform, plans, items, almanacs, trail);
        this.decisions = new ItemDecisions(platform, items, trail, acceptances);
        this.editing = new ItemEditing(units);
    }

    Future<Void> start() {
        return plans.start().compose(v -> items.start());
    }

    /**
     * Takes pasted text in and reads it. The same text, or one of the same title, for the same unit is that document again.
     */
    public Future<PlanDocument> take(Actor actor, NewPlan wish, String text) {
        return unit(actor, wish).compose(unit -> readings.take(actor, unit, wish, PlanReadings.Handed.pasted(text)));
    }

    /** The same for a file: its text is taken out on a worker. The file is left to its owner. */
    public Future<PlanDocument> take(Actor actor, NewPlan wish, String fileName, Path file) {
        return unit(actor, wish).compose(unit -> platform.vertx()
                .executeBlocking(() -> handed(fileName, file), false)
                .compose(handed -> readings.take(actor, unit, wish, handed)));
    }

    /** Those the actor sees, the last read first. */
    public Future<List<PlanDocument>> list(Actor actor) {
        return units.sight(actor).compose(plans::seenBy);
    }

    /** How far each of these is decided. */
    public Future<Map<String, PlanCounts>> counts(List<PlanDocument> of) {
        return items.of(of.stream().map(PlanDocument::id).toList()).map(all -> {
            Map<String, PlanCounts> counts = new HashMap<>();
            for (PlanDocument plan : of) {
                counts.put(
                        plan.id(),
                        PlanCounts.of(all.stream()
                                .filter(item -> item.planId().equals(plan.id()))
                                .toList()));
            }
            return counts;
        });
    }

    /** The document, or a {@link NotFoundException}. */
    public Future<PlanDocument> get(Actor actor, String id) {
        return units.sight(actor).compose(sight -> plans.get(id).map(plan -> {
            if (!sight.sees(plan.unitId())) {
                throw new NotFoundException("plan", id);
            }
            return plan;
        }));
    }

    /** The text it was read from, to which the places of its items belong. */
    public Future<String> text(Actor actor, String id) {
        return get(actor, id).compose(readings::text);
    }

    /** What was found in it, in the order of its text. */
    public Future<List<PlanItem>> items(Actor actor, String id) {
        return get(actor, id).compose(plan -> items.of(plan.id()));
    }

    /** One item of it, or a {@link NotFoundException}. */
    public Future<PlanItem> item(Actor actor, String id, String itemId) {
        return get(actor, id).compose(plan -> itemOf(plan, itemId));
    }

    /** Reads it again, with the days and names as they are known now. */
    public Future<PlanDocument> read(Actor actor, String id) {
        return writable(actor, id)
                .compose(plan -> units.get(plan.unitId()).compose(unit -> readings.again(actor, unit, plan)));
    }

    /** Gives it another title, or other years; what was accepted stays as it is. */
    public Future<PlanDocument> change(
            Actor actor, String id, @Nullable String title, @Nullable List<Integer> years, @Nullable Long version) {
        return writable(actor, id)
                .compose(seen -> plans.update(id, found -> {
                    if (version != null && version != found.version()) {
                        throw new ChangedMeanwhileException("plan", id, version);
                    }
                    String called = title == null ? found.title() : title.strip();
                    if (called.isEmpty() || called.length() > 100) {
                        throw RefusedException.field(
                                "/title", "invalid-field", "/title: 要 1 到 100 个字 (expected: 1 to 100 characters)");
                    }
                    return found.called(called, years == null ? found.years() : new PlanYears(years).years());
                }))
                .compose(next ->
                        trail.append(actor, "plan.changed", id, next.title()).map(next));
    }

    /** Removes the document and its proposals. What was accepted from it stays. */
    public Future<Void> remove(Actor actor, String id) {
        return writable(actor, id).compose(plan -> plans.delete(plan)
                .compose(gone -> gone
                        ? items.deleteOf(id)
                        : Future.failedFuture(new ChangedMeanwhileException("plan", id, plan.version())))
                .compose(v -> plans.dropText(plan.textId()))
                .compose(v -> trail.append(actor, "plan.removed", id, plan.title())));
    }

    /** Makes it real. Accepted twice, or by two at once, it is made once. */
    public Future<PlanItem> accept(Actor actor, String id, String itemId) {
        return decide(actor, id, itemId, (plan, item) -> decisions.accept(actor, plan, item));
    }

    /** Accepts everything of a kind that is open, in the order of the text; what cannot be accepted stays open. */
    public Future<AcceptedAll> acceptAll(Actor actor, String id, ItemKind kind) {
        return writable(actor, id).compose(plan -> items.of(id)
                .compose(all -> decisions.acceptAll(
                        actor,
                        plan,
                        all.stream()
                                .filter(item -> item.kind() == kind && item.isOpen())
                                .toList())));
    }

    public Future<PlanItem> reject(Actor actor, String id, String itemId) {
        return decide(actor, id, itemId, (plan, item) -> decisions.reject(actor, plan, item));
    }

    /**
     * Undoes a decision. What an acceptance made is removed, if nobody has done anything with it since.
     *
     * @return fails with a refusal that says what hangs on it
     */
    public Future<PlanItem> reopen(Actor actor, String id, String itemId) {
        return decide(actor, id, itemId, (plan, item) -> decisions.reopen(actor, plan, item));
    }

    /** Says something else about it than was found; only while it is open. */
    public Future<PlanItem> edit(Actor actor, String id, String itemId, ItemChange change) {
        return decide(actor, id, itemId, (plan, item) -> units.get(plan.unitId())
                .compose(unit -> editing.edited(actor, plan, item, change, almanacs.apply(unit)))
                .compose(values -> decisions.edit(actor, plan, item, values, change.version())));
    }

    /** Goes back to what was found. */
    public Future<PlanItem> unedit(Actor actor, String id, String itemId) {
        return decide(actor, id, itemId, (plan, item) -> decisions.edit(actor, plan, item, null, null));
    }

    private Future<PlanItem> decide(Actor actor, String id, String itemId, Step step) {
        return writable(actor, id).compose(plan -> itemOf(plan, itemId).compose(item -> step.take(plan, item)));
    }

    private Future<PlanItem> itemOf(PlanDocument plan, String itemId) {
        return items.get(itemId).map(item -> {
            if (!item.planId().equals(plan.id())) {
                throw new NotFoundException("plan item", itemId);
            }
            return item;
        });
    }

    /** Looked at as the actor sees it first, so that what is out of sight answers as if it were not there. */
    private Future<PlanDocument> writable(Actor actor, String id) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return get(actor, id);
        });
    }

    /** A newer version stays with the unit whose document it is. */
    private Future<Unit> unit(Actor actor, NewPlan wish) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            String known = wish.planId();
            if (known != null) {
                return get(actor, known).compose(plan -> units.get(plan.unitId()));
            }
            String id = wish.unitId() == null ? actor.unitId() : wish.unitId();
            return units.within(actor, id)
                    .recover(failure -> Future.failedFuture(
                            failure instanceof NotFoundException
                                    ? RefusedException.field(
                                            "/unitId", "unknown-unit", "/unitId: 没有单位 " + id + " (no such unit)")
                                    : failure));
        });
    }

    private static PlanReadings.Handed handed(String fileName, Path file) throws java.io.IOException {
        String text = PlanFiles.text(fileName, file).text();
        if (text.length() > PlanReader.LONGEST) {
            throw RefusedException.field(
                    "/file",
                    "plan-too-long",
                    "/file: 文中有 " + text.length() + " 字,最多 " + PlanReader.LONGEST
                            + " 字;请只上传方案本身 (expected: at most 200000 characters)");
        }
        return new PlanReadings.Handed(fileName, StableId.sha256(file), text);
    }

    /** One step on an item. */
    private interface Step {
        Future<PlanItem> take(PlanDocument plan, PlanItem item);
    }
}
