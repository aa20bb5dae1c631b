package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Unit;
import io.redletter.campaign.plan.PlanReader;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.observance.Almanac;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Stores what readings find. Each reading takes the next number by compare-and-set on its document, writes its items under
 * that number where no later one has been, and last marks what the newest reading did not find; so two readings at once,
 * or one that broke off and came again, leave every item once.
 */
final class PlanReadings {
    private static final int TRIES = 20;
    private static final int MOST_WAIT_MILLIS = 40;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Platform platform;
    private final PlanDocumentStore plans;
    private final PlanItemStore items;
    private final Function<Unit, Almanac> almanacs;
    private final AuditTrail trail;

    PlanReadings(
            Platform platform,
            PlanDocumentStore plans,
            PlanItemStore items,
            Function<Unit, Almanac> almanacs,
            AuditTrail trail) {
        this.platform = platform;
        this.plans = plans;
        this.items = items;
        this.almanacs = almanacs;
        this.trail = trail;
    }

    /** A text that was handed in. */
    record Handed(String fileName, String sha256, String text) {
        static Handed pasted(String text) {
            return new Handed("", StableId.sha256(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }

    /** Reads a text for a unit and stores it as a new document, or as a newer state of the one it is. */
    Future<PlanDocument> take(Actor actor, Unit unit, NewPlan wish, Handed handed) {
        if (handed.text().isBlank()) {
            throw RefusedException.field(
                    "/text", "plan-empty", "/text: 里面没有文字;扫描件请先做文字识别 (there is no text in it; recognize a scan first)");
        }
        String title = title(wish, handed);
        List<Integer> years = wish.years().isEmpty() ? List.of() : new PlanYears(wish.years()).years();
        return reading(unit, handed.text()).compose(reading -> known(unit, wish, handed, title)
                .compose(known -> known.isPresent()
                        ? again(actor, known.get().id(), handed, reading, years)
                        : first(actor, unit, wish, handed, title, reading)));
    }

    /** Reads the stored text once more, with the days as they are known now. */
    Future<PlanDocument> again(Actor actor, Unit unit, PlanDocument plan) {
        return text(plan).compose(text -> {
            PlanVersion last = plan.latest();
            Handed same = new Handed(last.fileName(), last.sha256(), text);
            return reading(unit, text).compose(reading -> again(actor, plan.id(), same, reading, List.of()));
        });
    }

    /** The document's text; if a newer one took its place between, that one. */
    Future<String> text(PlanDocument plan) {
        return plans.text(plan.textId())
                .recover(failure -> failure instanceof NotFoundException
                        ? plans.get(plan.id()).compose(now -> plans.text(now.textId()))
                        : Future.failedFuture(failure))
                .map(StoredText::text);
    }

    private Future<PlanReading> reading(Unit unit, String text) {
        Almanac almanac = almanacs.apply(unit);
        return platform.vertx().executeBlocking(() -> new PlanReader(almanac).read(text), false);
    }

    private static String title(NewPlan wish, Handed handed) {
        String given = wish.title();
        if (given == null || given.isBlank()) {
            return PlanTitle.of(handed.text(), handed.fileName());
        }
        if (given.strip().length() > 100) {
            throw RefusedException.field(
                    "/title", "invalid-field", "/title: 最多 100 个字 (expected: at most 100 characters)");
        }
        return given.strip();
    }

    /** The document a person named, or else the unit's one of this content, or else of this title. */
    private Future<Optional<PlanDocument>> known(Unit unit, NewPlan wish, Handed handed, String title) {
        String named = wish.planId();
        if (named != null) {
            return plans.get(named).map(Optional::of);
        }
        return plans.byContent(unit.id(), handed.sha256())
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : plans.byTitle(unit.id(), PlanTitle.folded(title)));
    }

    /** Its id is made of unit and title, so that two people who hand it in at once meet in one document. */
    private Future<PlanDocument> first(
            Actor actor, Unit unit, NewPlan wish, Handed handed, String title, PlanReading reading) {
        String id = StableId.of("plan", unit.id(), PlanTitle.folded(title));
        Instant now = now();
        PlanYears years =
                wish.years().isEmpty() ? PlanYears.of(title, now.atZone(ZONE).getYear()) : new PlanYears(wish.years());
        return plans.keep(id, handed.text())
                .compose(text -> plans.insert(new PlanDocument(
                                id,
                                1,
                                unit.id(),
                                title,
                                PlanTitle.folded(title),
                                text.id(),
                                handed.text().length(),
                                years.years(),
                                1,
                                0,
                                List.of(new PlanVersion(handed.sha256(), handed.fileName(), actor.id(), now)),
                                actor.id(),
                                now,
                                now,
                                wish.demo() || unit.demo()))
                        .recover(failure -> plans.dropText(text.id()).compose(v -> Future.failedFuture(failure))))
                .compose(plan -> trail.append(actor, "plan.added", plan.id(), plan.title())
                        .map(plan))
                .compose(plan -> store(plan, reading))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? again(actor, id, handed, reading, wish.years())
                        : Future.failedFuture(failure));
    }

    /** @param years other years than it had; empty keeps them */
    private Future<PlanDocument> again(
            Actor actor, String id, Handed handed, PlanReading reading, List<Integer> years) {
        PlanVersion version = new PlanVersion(handed.sha256(), handed.fileName(), actor.id(), now());
        return plans.get(id)
                .compose(before -> plans.keep(id, handed.text()).compose(text -> {
                    Replaced replaced = new Replaced(before.textId());
                    return patiently(id, found -> {
                                replaced.textId = found.textId();
                                return found.read(text, version, years, now());
                            })
                            .compose(next -> plans.dropText(replaced.textId).map(next))
                            .compose(next -> trail.append(
                                            actor,
                                            before.latest().sha256().equals(handed.sha256())
                                                    ? "plan.read"
                                                    : "plan.updated",
                                            id,
                                            next.title())
                                    .map(next));
                }))
                .compose(next -> store(next, reading));
    }

    private Future<PlanDocument> store(PlanDocument plan, PlanReading reading) {
        return items.of(plan.id())
                .compose(there -> items.found(FoundItems.of(plan, reading, there)))
                .compose(v -> plans.get(plan.id()))
                .compose(now -> items.gone(plan.id(), now.reading()))
                .compose(v -> patiently(plan.id(), found -> found.settled(plan.reading())));
    }

    /** Several people may hand one document in at the same moment: each waits a little, at random, and tries again. */
    private Future<PlanDocument> patiently(String id, UnaryOperator<PlanDocument> change) {
        return patiently(id, change, TRIES);
    }

    private Future<PlanDocument> patiently(String id, UnaryOperator<PlanDocument> change, int triesLeft) {
        return plans.update(id, change)
                .recover(failure -> failure instanceof ChangedMeanwhileException && triesLeft > 1
                        ? platform.vertx()
                                .timer(1 + ThreadLocalRandom.current().nextInt(MOST_WAIT_MILLIS), TimeUnit.MILLISECONDS)
                                .compose(v -> patiently(id, change, triesLeft - 1))
                        : Future.failedFuture(failure));
    }

    private Instant now() {
        return platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The text that the compare-and-set which went through has put out of use. */
    private static final class Replaced {
        private String textId;

        Replaced(String textId) {
            this.textId = textId;
        }
    }
}
