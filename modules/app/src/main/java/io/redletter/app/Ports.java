package io.redletter.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Asks for a port before anything else is started, so that a taken one is one clear sentence. */
final class Ports {
    private static final int TRIES = 50;

    private Ports() {}

    /** @throws UsageException if another program listens there, or this one may not */
    static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new UsageException("端口 " + host + ":" + port
                    + " 不可用 (port is taken or not allowed): stop what uses it, or choose another one");
        }
    }

    /** The first of four free ports in a row on the loopback address. */
    static int fourFree() {
        return IntStream.range(0, TRIES)
                .map(i -> anyFree())
                .filter(first -> IntStream.range(first, first + 4).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new UsageException("没有空闲端口 (no free ports)"));
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UsageException("没有空闲端口 (no free ports)");
        }
    }

    private static boolean isFree(int port) {
        try {
            requireFree("127.0.0.1", port);
            return true;
        } catch (UsageException taken) {
            return false;
        }
    }
}
