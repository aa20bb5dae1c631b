package io.redletter.delivery.figures;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.delivery.ChannelAccount;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Once a morning an account's platform is asked for its figures; behind everything that leaves. Asking twice is asking
 * once, so a take-over asks again.
 */
public final class FigureLane implements Lane {
    static final String NAME = "figures";
    private static final int PRIORITY = 5;

    private final Agenda agenda;
    private final FigureStore store;
    private final FigureGround ground;
    private final FigureImport.Sources sources;
    private final FigureImport asking;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * When to ask.
     *
     * @param zone the zone in which an account's days are counted
     */
    public record Rules(List<FigureRule> rules, Function<ChannelAccount, ZoneId> zone) {}

    public FigureLane(
            Mongo mongo, Agenda agenda, FigureGround ground, List<FigureSource> sources, Rules rules, FigureBook book) {
        this.agenda = agenda;
        this.store = new FigureStore(mongo);
        this.ground = ground;
        Map<String, FigureSource> byKind = sources.stream().collect(Collectors.toMap(FigureSource::kind, each -> each));
        Map<String, FigureRule> ruleByKind =
                rules.rules().stream().collect(Collectors.toMap(FigureRule::kind, each -> each));
        this.sources = new FigureImport.Sources(byKind, ruleByKind, rules.zone());
        this.asking = new FigureImport(agenda, store, ground, this.sources, book);
    }

    /** Enters accounts that are new. */
    public Future<Void> sweep() {
        return ground.accounts().compose(accounts -> Future.join(accounts.stream()
                        .filter(account -> sources.has(account) && !known.contains(account.id()))
                        .map(this::enter)
                        .toList())
                .mapEmpty());
    }

    /** When an account's figures were last asked for, and how it went; empty for an account that has none. */
    public Future<Optional<FigureDue>> of(String channelId) {
        return store.find(channelId);
    }

    private Future<Void> enter(ChannelAccount account) {
        FigureDue first = FigureDue.first(account.id(), asking.morning(account, agenda.now()));
        return store.add(first)
                .compose(added -> added
                        ? agenda.set(NAME, first.id(), first.version(), asking.morning(account, agenda.now()))
                        : Future.succeededFuture())
                .onSuccess(v -> known.add(account.id()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public MongoCollection<Document> documents() {
        return store.documents();
    }

    @Override
    public List<String> waiting() {
        return List.of(FigureDue.ARMED);
    }

    @Override
    public String firing() {
        return FigureDue.FIRING;
    }

    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return store.find(claimed.id()).compose(found -> found.filter(due -> due.version() == claimed.version())
                .map(asking::run)
                .orElseGet(Future::succeededFuture));
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        return fire(claimed);
    }
}
