package io.redletter.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser as far as the tests need one: cookies, forms with their token, redirects that it follows. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([0-9a-f]+)\">");
    private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private String token = "";

    Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** What came back, and from which address in the end. */
    record Seen(int status, String text, String address, Map<String, List<String>> headers) {
        /** The local addresses it names, in order. */
        List<String> links() {
            List<String> links = new ArrayList<>();
            Matcher matcher = LINK.matcher(text);
            while (matcher.find()) {
                links.add(matcher.group(1).replace("&amp;", "&"));
            }
            return links;
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    Browser signIn(String login) {
        Seen seen = post("/sign-in", "login", login, "password", ConsoleTown.PASSWORD, "next", "/console");
        if (seen.status() != 200 || !seen.address().equals("/console")) {
            throw new AssertionError("sign-in of " + login + ": " + seen.status() + " " + seen.address());
        }
        return this;
    }

    Seen get(String path) {
        return follow(send(request(path).GET().build()), path);
    }

    /** Without following a redirect. */
    HttpResponse<String> raw(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** Sends a form with this session's token, and follows. */
    Seen post(String path, String... fields) {
        return postWith(token, path, fields);
    }

    Seen postWith(String csrf, String path, String... fields) {
        StringBuilder body = new StringBuilder("_csrf=").append(csrf);
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return follow(send(request), path);
    }

    /** Sends a form with a file in it, as a browser without scripts does, and follows. */
    Seen upload(String path, String fileName, byte[] file, String... fields) {
        String boundary = "----red-letter-day";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n");
        for (int i = 0; i < fields.length; i += 2) {
            write(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n");
        }
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(file);
        write(body, "\r\n--" + boundary + "--\r\n");
        HttpRequest request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return follow(send(request), path);
    }

    /** As a script on the page asks: only the part it will put in its place. */
    Seen part(String path, String... fields) {
        StringBuilder body = new StringBuilder("_csrf=").append(token);
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return follow(send(request), path);
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Seen follow(HttpResponse<String> response, String path) {
        if (response.statusCode() == 303 || response.statusCode() == 302) {
            return get(response.headers().firstValue("Location").orElseThrow());
        }
        Matcher matcher = TOKEN.matcher(response.body());
        if (matcher.find()) {
            token = matcher.group(1);
        }
        return new Seen(
                response.statusCode(),
                response.body(),
                path,
                new LinkedHashMap<>(response.headers().map()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
