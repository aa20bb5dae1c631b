package io.redletter.bench.crash.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between one node and MongoDB, on a port of its own that stays the same. */
public final class WireProxy implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int LIMIT_MILLIS = 2_000;

    private final ServerSocket server;
    private final int upstream;
    private final Watcher watcher;
    private final Set<WireLink> links = ConcurrentHashMap.newKeySet();

    private WireProxy(ServerSocket server, int upstream, Watcher watcher) {
        this.server = server;
        this.upstream = upstream;
        this.watcher = watcher;
    }

    /** @param upstream MongoDB's port of this machine; it may be away and come back */
    public static WireProxy start(int upstream, Watcher watcher) throws IOException {
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        WireProxy proxy = new WireProxy(server, upstream, watcher);
        thread("wire-accept", proxy::accept);
        return proxy;
    }

    /** What a node connects to. */
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                thread("wire-connect", () -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket store = new Socket();
        try {
            store.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), upstream), LIMIT_MILLIS);
            WireLink link = new WireLink(client, store, watcher);
            links.add(link);
            thread("wire-down", link::down);
            link.up();
            links.remove(link);
        } catch (IOException away) {
            WireLink.close(client);
            WireLink.close(store);
        }
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        links.forEach(WireLink::close);
    }
}
