package io.redletter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** Says over a socket what no proper client would say. */
public final class RawHttp {
    private RawHttp() {}

    /** The whole answer as text, up to the end of the connection. */
    public static String post(String url, String target, String body) {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "POST " + target + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nConnection: close\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
