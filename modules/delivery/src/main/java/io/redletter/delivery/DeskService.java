package io.redletter.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What waits for a person: outcomes that cannot be known from here, and confirmations a platform asks for. */
public final class DeskService {
    private static final int MOST = 500;

    private final DeliveryStore deliveries;
    private final AccountStore accounts;
    private final Kinds kinds;
    private final ConfirmAlarms alarms;
    private final UnitTree units;

    DeskService(DeliveryStore deliveries, AccountStore accounts, Kinds kinds, ConfirmAlarms alarms, UnitTree units) {
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.kinds = kinds;
        this.alarms = alarms;
        this.units = units;
    }

    /**
     * One delivery on the desk.
     *
     * @param deadline until when the platform takes a confirmation; null where none is asked for
     * @param overdue whether that has passed
     * @param platform where a person looks; null where there is no such place
     */
    public record Item(Delivery delivery, @Nullable Instant deadline, boolean overdue, @Nullable String platform) {}

    /** Those of unknown outcome, and those to be confirmed, the latest first. */
    public Future<List<Item>> open(Actor actor) {
        return items(actor, in("state", DeliveryState.texts(DeliveryState.UNKNOWN, DeliveryState.CONFIRMING)));
    }

    /** Those that the program is still finding out about by itself. */
    public Future<List<Item>> reconciling(Actor actor) {
        return items(
                actor, and(eq("state", DeliveryState.RETRYING.text()), eq("errorClass", ErrorClass.UNKNOWN.name())));
    }

    /** Those that failed. */
    public Future<List<Item>> failed(Actor actor) {
        return items(actor, eq("state", DeliveryState.REFUSED.text()));
    }

    /** One with everything a person needs to decide. */
    public Future<Item> item(Actor actor, String deliveryId) {
        return items(actor, eq("_id", deliveryId))
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> new NotFoundException("delivery", deliveryId)));
    }

    private Future<List<Item>> items(Actor actor, Bson which) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.VIEW);
                    return units.sight(actor);
                })
                .compose(sight -> found(sight, which));
    }

    private Future<List<Item>> found(Sight sight, Bson which) {
        return deliveries.latest(and(which, sight.filter("unitId")), MOST).compose(found -> alarms.open()
                .compose(raised -> accounts.all().map(all -> {
                    Map<String, ConfirmAlarm> byId = new HashMap<>();
                    raised.forEach(alarm -> byId.put(alarm.id(), alarm));
                    Map<String, ChannelAccount> channels = new HashMap<>();
                    all.forEach(account -> channels.put(account.id(), account));
                    return found.stream()
                            .map(one -> item(one, byId.get(one.id()), channels.get(one.channelId())))
                            .toList();
                })));
    }

    private Item item(Delivery delivery, @Nullable ConfirmAlarm alarm, @Nullable ChannelAccount account) {
        @Nullable
        String platform = Optional.ofNullable(account)
                .flatMap(one -> kinds.of(one.kind()).platform(one))
                .orElse(null);
        return alarm == null
                ? new Item(delivery, null, false, platform)
                : new Item(delivery, alarm.deadline(), alarm.isOverdue(), platform);
    }
}
