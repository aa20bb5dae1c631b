package io.redletter.feed;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.AccountService;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.accounts.User;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * Keys to units' calendars, in the collection {@code calendar_keys}: at most twenty a person, gone when revoked. One that
 * was revoked opens nothing more: at once here, within a few seconds elsewhere.
 */
public final class CalendarKeys {
    private static final String KIND = "calkey_";
    private static final String PREFIX = "rlc_";
    private static final int BYTES = 24;
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 40;
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final int MOST_KNOWN = 1_000;

    private final Platform platform;
    private final AccountService accounts;
    private final UnitTree units;
    private final AuditTrail trail;
    private final Documents<CalendarKey> documents;
    private final Memory<CalendarKey> known = new Memory<>(LIFE, MOST_KNOWN);
    private final Memory<User> people = new Memory<>(LIFE, MOST_KNOWN);

    CalendarKeys(Platform platform, AccountService accounts, UnitTree units, AuditTrail trail) {
        this.platform = platform;
        this.accounts = accounts;
        this.units = units;
        this.trail = trail;
        this.documents = new Documents<>(platform.mongo(), "calendar key", "calendar_keys", CalendarKey.class);
    }

    Future<Void> start() {
        return documents.indexes(new IndexModel(Indexes.ascending("userId")));
    }

    public Future<CalendarKey.Shown> create(Actor actor, String unitId, String name) {
        return create(actor, Ids.next("calkey"), unitId, name);
    }

    /** Makes a key to a unit's calendar under a given id; the key stands in the answer and nowhere else. */
    public Future<CalendarKey.Shown> create(Actor actor, String id, String unitId, String name) {
        String key = PREFIX + id.substring(KIND.length()) + "_" + Vault.token(BYTES);
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.VIEW);
                    return units.within(actor, unitId);
                })
                .compose(unit -> of(actor).map(mine -> key(actor, id, unit, name, mine.size(), hash(key))))
                .compose(made -> documents
                        .insert(made)
                        .recover(failure -> Future.failedFuture(
                                failure instanceof AlreadyThereException ? shownBefore(id) : failure)))
                .compose(made -> trail.append(actor, "calendar-key.created", made.id(), made.name())
                        .map(v -> new CalendarKey.Shown(
                                made, key, "/calendar/now.ics?unit=" + made.unitId() + "&key=" + key)));
    }

    /** The keys of a person, the newest first. */
    public Future<List<CalendarKey>> of(Actor actor) {
        return documents.list(eq("userId", actor.id()), Sorts.descending("_id"), MOST);
    }

    /** Ends a key: one's own, or anybody's for who manages accounts. */
    public Future<Void> revoke(Actor actor, String id) {
        return documents
                .get(id)
                .map(found -> {
                    if (!found.userId().equals(actor.id()) && !actor.may(Permission.ACCOUNTS_WRITE)) {
                        throw new NotFoundException("calendar key", id);
                    }
                    return found;
                })
                .compose(documents::delete)
                .compose(gone -> trail.append(actor, "calendar-key.revoked", id, ""))
                .onSuccess(v -> known.forget(id));
    }

    /** The unit that this key opens, as its person sees it; or a refusal that does not say what was wrong. */
    Future<Opened> open(String unitId, String key) {
        int end = key.indexOf('_', PREFIX.length());
        if (!key.startsWith(PREFIX) || end < 0) {
            return Future.failedFuture(new CalendarKeyRefusedException());
        }
        String id = KIND + key.substring(PREFIX.length(), end);
        return known.get(id, () -> documents.find(id))
                .map(found -> found.filter(one -> one.unitId().equals(unitId) && fits(one, key))
                        .orElseThrow(CalendarKeyRefusedException::new))
                .compose(found -> people.get(found.userId(), () -> accounts.user(found.userId())))
                .map(person -> person.filter(one -> !one.disabled()).orElseThrow(CalendarKeyRefusedException::new))
                .compose(person -> units.find(unitId).map(unit -> unit.filter(one -> mayStillSee(person.actor(), one))
                        .map(one -> new Opened(one, person.actor()))
                        .orElseThrow(CalendarKeyRefusedException::new)));
    }

    /** A unit's calendar, opened by a person's key. */
    record Opened(Unit unit, Actor actor) {}

    private static boolean mayStillSee(Actor actor, Unit unit) {
        return actor.may(Permission.VIEW)
                && (actor.seesEverything() || unit.path().contains(actor.unitId()));
    }

    private CalendarKey key(Actor actor, String id, Unit unit, String name, int before, String hash) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw RefusedException.field(
                    "/name",
                    "invalid-field",
                    "/name: 请写明用在哪里,1 到 " + LONGEST_NAME + " 个字 (expected: 1 to " + LONGEST_NAME + " characters)");
        }
        if (before >= MOST) {
            throw RefusedException.conflict(
                    "too-many-keys", "calendar keys: 已有 " + MOST + " 个订阅地址,请先停用不用的 (end one first)");
        }
        return new CalendarKey(
                id,
                1,
                called,
                unit.id(),
                actor.id(),
                hash,
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private boolean fits(CalendarKey found, String key) {
        return MessageDigest.isEqual(
                found.hash().getBytes(StandardCharsets.US_ASCII), hash(key).getBytes(StandardCharsets.US_ASCII));
    }

    private String hash(String key) {
        return HexFormat.of().formatHex(platform.vault().mac("calendar-key", key));
    }

    private static RefusedException shownBefore(String id) {
        return RefusedException.conflict(
                "key-shown-before",
                "calendar key " + id
                        + ": 已经生成过,地址只显示一次;丢失了请停用它再生成一个 (made before and shown once; end it and make another)");
    }
}
