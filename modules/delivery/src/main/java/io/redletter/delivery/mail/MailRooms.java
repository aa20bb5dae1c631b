package io.redletter.delivery.mail;

import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accounts at work on this node; one whose settings changed begins anew. */
final class MailRooms {
    private static final int MOST = 200;

    private final Vertx vertx;
    private final TargetGuard guard;
    private final MailLoop loop;
    private final NetClient client;
    private final SmtpPool.Waits waits;
    private final Map<String, Open> open = new LinkedHashMap<>();

    MailRooms(Vertx vertx, TargetGuard guard, SmtpPool.Waits waits) {
        this.vertx = vertx;
        this.guard = guard;
        this.waits = waits;
        this.loop = new MailLoop(vertx);
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    /** What the text of the settings tells; the address itself is looked at with every connection. */
    void check(MailAccount account) {
        try {
            guard.checkHost(account.host(), account.port());
        } catch (OutboundException forbidden) {
            throw RefusedException.field("/settings/host", "invalid-field", String.valueOf(forbidden.getMessage()));
        }
    }

    synchronized Future<MailRoom> of(ChannelAccount account, String secret) {
        Open known = open.get(account.id());
        if (known != null && known.version() == account.version()) {
            return Future.succeededFuture(known.room());
        }
        try {
            MailAccount settings = MailAccount.of(account);
            MailSecret keys = MailSecret.parse(secret);
            SmtpPool pool = new SmtpPool(vertx, client, guard, settings, keys.password(), waits);
            MailRoom room = new MailRoom(vertx, loop, settings, keys, pool);
            if (known != null) {
                known.room().close();
            } else if (open.size() >= MOST) {
                open.remove(open.keySet().iterator().next()).room().close();
            }
            open.put(account.id(), new Open(account.version(), room));
            return Future.succeededFuture(room);
        } catch (RefusedException unusable) {
            return Future.failedFuture(unusable);
        }
    }

    synchronized Future<Void> close() {
        open.values().forEach(one -> one.room().close());
        open.clear();
        return client.close();
    }

    private record Open(long version, MailRoom room) {}
}
