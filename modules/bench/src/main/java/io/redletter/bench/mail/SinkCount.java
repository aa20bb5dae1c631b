package io.redletter.bench.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the sink counted.
 *
 * @param messages taken
 * @param different ids among them; fewer than messages where something came twice
 */
record SinkCount(long messages, long different) {
    static SinkCount ask(int port) throws IOException {
        String[] words = say(port, "XCOUNT").split(" ");
        return new SinkCount(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    static void forget(int port) throws IOException {
        say(port, "XFORGET");
    }

    /** Writes down how the first message since {@link #forget} was said. */
    static void keep(int port, Path file) throws IOException {
        say(port, "XKEEP " + file);
    }

    private static String say(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            in.readLine();
            out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return in.readLine();
        }
    }
}
