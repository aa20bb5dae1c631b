package io.redletter.sandbox.mail;

import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import io.redletter.sandbox.exchange.Faults;
import io.redletter.sandbox.ledger.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mail server: opens on its port, keeps the last messages for people to read. One event-loop context. */
public final class MailStand {
    public static final String TARGET = "mail";

    private static final int IDLE_SECONDS = 120;
    private static final int SHOWN = 200;

    /** Met by a person's name, before a message. */
    static final Set<FaultKind> AT_RECIPIENT = Set.of(FaultKind.STATUS_5XX, FaultKind.RATE_LIMIT, FaultKind.GONE);

    /** Met by a message. */
    static final Set<FaultKind> AT_MESSAGE =
            Set.of(FaultKind.SLOW, FaultKind.ANSWER_LOST, FaultKind.RESET, FaultKind.HALF_BODY);

    private final Vertx vertx;
    private final MailHouse house;
    private final Ledger ledger;
    private final Faults faults;
    private final Clock clock;
    private final People people = new People();
    private final Deque<ReceivedMail> latest = new ArrayDeque<>();
    private final NetServer server;

    public MailStand(Vertx vertx, MailHouse house, Ledger ledger, Faults faults, Clock clock) {
        this.vertx = vertx;
        this.house = house;
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
        this.server =
                vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true).setIdleTimeout(IDLE_SECONDS));
    }

    public Future<Void> listen(String host) {
        return server.connectHandler(socket -> new MailSession(this, socket).greet())
                .listen(house.port(), host)
                .mapEmpty();
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        return server.close();
    }

    /** The newest first. */
    public List<ReceivedMail> latest() {
        return List.copyOf(latest);
    }

    void keep(ReceivedMail mail) {
        latest.addFirst(mail);
        if (latest.size() > SHOWN) {
            latest.removeLast();
        }
    }

    Optional<Fault> fault(String operation, Set<FaultKind> kinds) {
        return faults.take(fault -> fault.target().equals(TARGET)
                && kinds.contains(fault.kind())
                && (fault.operation() == null || fault.operation().equals(operation)));
    }

    Vertx vertx() {
        return vertx;
    }

    MailHouse house() {
        return house;
    }

    Ledger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }

    People people() {
        return people;
    }
}
