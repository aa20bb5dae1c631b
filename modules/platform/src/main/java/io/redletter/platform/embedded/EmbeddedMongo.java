package io.redletter.platform.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MongoDB-protocol server on threads of its own, over one file that holds every acknowledged write. */
final class EmbeddedMongo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);

    /** A write waits on its thread for the commit it shares: as many as one node has connections. */
    private static final int CONNECTION_THREADS = 32;

    private final MongoServer server;
    private final int port;

    private EmbeddedMongo(MongoServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * @param port the loopback port, 0 for any free one
     * @throws DataInUseException if the file is held by another program
     */
    static EmbeddedMongo start(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        try {
            MongoServer server = new MongoServer(DurableBackend.open(directory.resolve("store.mv")));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTION_THREADS);
            int bound = server.getLocalAddress().getPort();
            LOG.info("embedded mongodb-protocol server started port={}", bound);
            return new EmbeddedMongo(server, bound);
        } catch (MVStoreException e) {
            throw new DataInUseException(
                    "数据文件 " + directory.resolve("store.mv") + " 无法打开 (cannot be opened): " + e.getMessage());
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
