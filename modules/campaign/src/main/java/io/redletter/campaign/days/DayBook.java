package io.redletter.campaign.days;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When is it, next year? The almanac of the file with the notices that were entered and the days that units added or
 * hid. Its almanacs come from memory; they are renewed by every change on this node, by the hint, and each minute.
 */
public final class DayBook {
    private static final Logger LOG = LoggerFactory.getLogger(DayBook.class);
    private static final long SWEEP_MILLIS = 60_000;
    private static final long NO_TIMER = -1;

    private final Platform platform;
    private final UnitTree units;
    private final DayStores stores;
    private final NoticeDesk notices;
    private final LocalDesk locals;
    private final AtomicLong readings = new AtomicLong();
    private volatile DayPages pages;
    private long shown;
    private long timer = NO_TIMER;
    private Runnable deafen = () -> {};

    public DayBook(Platform platform, Almanac file, UnitTree units, AuditTrail trail) {
        this.platform = platform;
        this.units = units;
        this.stores = new DayStores(platform.mongo());
        this.pages = DayPages.empty(file);
        DayWatch watch = new DayWatch(trail, platform.bus(), this::refresh);
        this.notices = new NoticeDesk(stores, units, platform.clock(), watch);
        this.locals = new LocalDesk(stores, units, platform.clock(), watch);
    }

    /** Makes the indexes, reads the book, and reads it again on every hint and each minute. */
    public Future<Void> start() {
        return stores.start().compose(v -> refresh()).onSuccess(v -> {
            deafen = platform.bus().listen(DaysTopics.DAYS_CHANGED, hint -> again());
            timer = platform.vertx().setPeriodic(SWEEP_MILLIS, tick -> again());
        });
    }

    public Future<Void> stop() {
        deafen.run();
        if (timer != NO_TIMER) {
            platform.vertx().cancelTimer(timer);
        }
        return Future.succeededFuture();
    }

    /** Everybody's days: the file and the entered notices. */
    public Almanac almanac() {
        return pages.everybody();
    }

    /** The days of a unit: everybody's, its own and those of the units above it, without what it hides. */
    public Almanac almanac(Unit unit) {
        return pages.of(unit);
    }

    /** The days as this person's unit has them; everybody's for who has none. */
    public Future<Almanac> almanac(Actor actor) {
        return unitOf(actor).map(unit -> unit.map(this::almanac).orElseGet(this::almanac));
    }

    /** When what is said of a day in a year, or of a day it leans on, was last changed; empty where only the file speaks. */
    public Optional<Instant> changedAt(String observanceId, int year) {
        return pages.changedAt(observanceId, year);
    }

    /** A day by its id, everybody's or any unit's own, even a removed one: what hangs on it keeps its name. */
    public Optional<Observance> find(String observanceId) {
        Optional<Observance> everybodys = pages.everybody().find(observanceId);
        return everybodys.isPresent()
                ? everybodys
                : pages.local(observanceId).flatMap(day -> pages.fileWith(day).find(observanceId));
    }

    /**
     * Everybody's days as they would be with this notice. For a unit's own day its unit's days matter: see {@link
     * #almanacIf(StoredNotice, Unit)}.
     *
     * @throws io.redletter.platform.RefusedException naming the field, if the draft cannot be entered
     */
    public Almanac almanacIf(StoredNotice draft) {
        return ifEntered(draft).everybody();
    }

    /** A unit's days as they would be with this notice. */
    public Almanac almanacIf(StoredNotice draft, Unit unit) {
        return ifEntered(draft).of(unit);
    }

    /**
     * Enters a notice, or another one in place of the one whose version the draft names. The same again changes nothing.
     * One that moves what was announced becomes {@code changed}.
     */
    public Future<StoredNotice> put(Actor actor, StoredNotice draft) {
        return notices.put(actor, draft, pages);
    }

    /** Takes a notice back: the file or the rule speaks again. */
    public Future<StoredNotice> withdraw(Actor actor, String id, long version) {
        return notices.withdraw(actor, id, version, pages);
    }

    /** The notices entered for a year, the withdrawn ones too. */
    public Future<List<StoredNotice>> notices(int year) {
        return Future.succeededFuture(pages.notices(year));
    }

    /** The notice entered for a day and year, even a withdrawn one. */
    public Optional<StoredNotice> notice(String observanceId, int year) {
        return pages.notice(StoredNotice.idOf(observanceId, year));
    }

    /** Adds a day for a unit and those below it. */
    public Future<LocalDay> addDay(Actor actor, String unitId, LocalDayText text) {
        return locals.add(actor, LocalDesk.nextId(), unitId, text, pages);
    }

    /** Adds a day under a given id ({@code local-…}); the same again gives the one that is there. */
    public Future<LocalDay> addDay(Actor actor, String id, String unitId, LocalDayText text) {
        return locals.add(actor, id, unitId, text, pages);
    }

    public Future<LocalDay> changeDay(Actor actor, String id, long version, LocalDayText text) {
        return locals.change(actor, id, version, text, pages);
    }

    /** Takes a unit's own day off the calendar; {@link #undoDay} brings it back. */
    public Future<LocalDay> removeDay(Actor actor, String id, long version) {
        return locals.remove(actor, id, version);
    }

    /** Undoes the last change of a unit's own day, its removal or its adding. */
    public Future<LocalDay> undoDay(Actor actor, String id, long version) {
        return locals.undo(actor, id, version);
    }

    /** The own days of a unit and of those above it, without removed ones. */
    public List<LocalDay> localDays(Unit unit) {
        return pages.locals(unit.path());
    }

    public Optional<LocalDay> localDay(String id) {
        return pages.local(id);
    }

    /** Leaves a day off a unit's calendar; harmless if it is hidden already. */
    public Future<Void> hide(Actor actor, String unitId, String observanceId) {
        return locals.hide(actor, unitId, observanceId, pages);
    }

    /** Puts a hidden day back on; harmless if it is not hidden. */
    public Future<Void> show(Actor actor, String unitId, String observanceId) {
        return locals.show(actor, unitId, observanceId);
    }

    /** The ids of the days that a unit hides. */
    public Set<String> hidden(String unitId) {
        return pages.hidden(unitId);
    }

    /** The unit whose calendar a person sees; empty for who has none. */
    public Future<Optional<Unit>> unitOf(Actor actor) {
        return actor.unitId().isEmpty() ? Future.succeededFuture(Optional.empty()) : units.find(actor.unitId());
    }

    /** A unit whose calendar this person may see: their own, one above it, or one below. */
    public Future<Unit> seen(Actor actor, String unitId) {
        return unitOf(actor).compose(own -> units.find(unitId).map(found -> found.filter(unit -> actor.seesEverything()
                        || own.filter(mine -> mine.covers(unit) || unit.covers(mine))
                                .isPresent())
                .orElseThrow(() -> new NotFoundException("unit", unitId))));
    }

    /** Whether this person may enter notices that everybody sees: for who plans in a unit at the root. */
    public Future<Boolean> mayEnterNotices(Actor actor) {
        return notices.may(actor);
    }

    /** Reads the book again; a later reading never gives way to an earlier one that was slower. */
    Future<Void> refresh() {
        long mine = readings.incrementAndGet();
        return stores.read(pages.file()).map(read -> {
            turnTo(read, mine);
            return null;
        });
    }

    private synchronized void turnTo(DayPages read, long reading) {
        if (reading > shown) {
            shown = reading;
            pages = read;
        }
    }

    private void again() {
        refresh().onFailure(failure -> LOG.debug("the book of days is read again in a minute", failure));
    }

    private DayPages ifEntered(StoredNotice draft) {
        return pages.with(notices.accepted(draft, pages, "", platform.clock().instant()));
    }
}
