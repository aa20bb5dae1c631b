package io.redletter.sandbox.wechat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** One request to an operator: signed, encrypted where the mode wants it, five seconds for an answer. */
final class CallbackPost {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Clock clock;
    private final HttpClient client;

    CallbackPost(Vertx vertx, Clock clock) {
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
    }

    /** What the operator answered; status 0 for nothing. */
    record Answered(int status, String body) {
        static final Answered NOTHING = new Answered(0, "");

        boolean isTaken() {
            return status == 200 && (body.isBlank() || body.strip().equals("success"));
        }
    }

    /** The question with which the platform finds out whether an address belongs to the operator. */
    Future<Answered> ask(CallbackTarget target, String echo) {
        String query = signed(target, "&echostr=" + encoded(echo), false, "");
        return send(HttpMethod.GET, target.url() + (target.url().contains("?") ? "&" : "?") + query, "");
    }

    /**
     * @param fields the event's fields, without the root element
     * @param forged whether the signature is to be wrong
     */
    Future<Answered> post(Account account, CallbackTarget target, String fields, boolean forged) {
        String cipher = target.mode() == CallbackTarget.Mode.PLAIN || target.aesKey() == null
                ? ""
                : CallbackSeal.encrypt(target.aesKey(), account.id(), "<xml>" + fields + "</xml>");
        String sealed = cipher.isEmpty() ? "" : "<Encrypt><![CDATA[" + cipher + "]]></Encrypt>";
        String open = target.mode() == CallbackTarget.Mode.SECURE
                ? "<ToUserName><![CDATA[" + JobEvents.ghost(account) + "]]></ToUserName>"
                : fields;
        String query = signed(target, "&openid=o_" + account.id() + "_system", forged, cipher);
        return send(
                HttpMethod.POST,
                target.url() + (target.url().contains("?") ? "&" : "?") + query,
                "<xml>" + open + sealed + "</xml>");
    }

    private String signed(CallbackTarget target, String more, boolean forged, String cipher) {
        String token = forged ? "notTheToken" : target.token();
        String second = Long.toString(clock.instant().getEpochSecond());
        String nonce = Long.toString(Math.abs((long) Codes.page().hashCode()));
        String query = "signature=" + CallbackSeal.sign(token, second, nonce) + "&timestamp=" + second + "&nonce="
                + nonce + more;
        return cipher.isEmpty()
                ? query
                : query + "&encrypt_type=aes&msg_signature=" + CallbackSeal.sign(token, second, nonce, cipher);
    }

    private Future<Answered> send(HttpMethod method, String address, String body) {
        URI uri = URI.create(address);
        boolean tls = "https".equals(uri.getScheme());
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(uri.getHost())
                .setPort(uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI(uri.getRawPath() + "?" + uri.getRawQuery())
                .putHeader("content-type", "text/xml");
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response ->
                        response.body().map(answer -> new Answered(response.statusCode(), answer.toString())))
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(Answered.NOTHING);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
