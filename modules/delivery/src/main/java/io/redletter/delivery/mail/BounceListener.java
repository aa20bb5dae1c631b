package io.redletter.delivery.mail;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A small mail server for what comes back, and nothing else: it knows only the sealed addresses, and takes a message once it
 * is noted. Its threads are its own and may wait; no event loop does.
 */
final class BounceListener {
    private static final int CONNECTIONS = 20;
    private static final int SILENCE_MILLIS = 30_000;
    private static final long NOTED_SECONDS = 20;

    private final Vertx vertx;
    private final Bounces bounces;
    private final int port;
    private @Nullable SMTPServer server;

    /** @param port 0 for any free one */
    BounceListener(Vertx vertx, Bounces bounces, int port) {
        this.vertx = vertx;
        this.bounces = bounces;
        this.port = port;
    }

    Future<Void> start() {
        return vertx.executeBlocking(() -> {
            Context context = vertx.getOrCreateContext();
            SMTPServer listening = SMTPServer.port(port)
                    .softwareName("Redletter")
                    .hostName("redletter")
                    .maxConnections(CONNECTIONS)
                    .connectionTimeoutMs(SILENCE_MILLIS)
                    .maxRecipients(1)
                    .maxMessageSize(BounceReport.MOST_BYTES)
                    .insertReceivedHeaders(false)
                    .messageHandlerFactory((MessageContext visitor) -> new Visit(context))
                    .build();
            listening.start();
            server = listening;
            return null;
        });
    }

    int port() {
        SMTPServer listening = server;
        return listening == null ? 0 : listening.getPortAllocated();
    }

    Future<Void> stop() {
        SMTPServer listening = server;
        return listening == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> {
                    listening.stop();
                    return null;
                });
    }

    /** One message that comes back. */
    private final class Visit implements MessageHandler {
        private final Context context;
        private String address = "";

        private Visit(Context context) {
            this.context = context;
        }

        @Override
        public void from(String from) {
            // The empty sender of a report, or any: the address it comes to says enough.
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (!bounces.expects(recipient)) {
                throw new RejectException(550, "5.1.1 no such mailbox here");
            }
            address = recipient;
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] message = data.readNBytes(BounceReport.MOST_BYTES);
            CompletableFuture<Boolean> noted = new CompletableFuture<>();
            context.runOnContext(v ->
                    bounces.take(address, message).onSuccess(noted::complete).onFailure(noted::completeExceptionally));
            try {
                noted.get(NOTED_SECONDS, TimeUnit.SECONDS);
                return "2.0.0 noted";
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new RejectException(421, "4.3.2 stopping");
            } catch (ExecutionException | TimeoutException failed) {
                throw new RejectException(451, "4.3.0 not noted, come again");
            }
        }

        @Override
        public void done() {
            // Nothing is kept between messages.
        }
    }
}
