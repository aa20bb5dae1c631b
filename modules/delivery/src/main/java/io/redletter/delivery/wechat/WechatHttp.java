package io.redletter.delivery.wechat;

import io.redletter.delivery.outbound.Answer;
import io.redletter.delivery.outbound.Ask;
import io.redletter.delivery.outbound.Outbound;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One call of the interface: JSON or a form out, JSON in, an error code as a {@link WechatRefusal}. */
final class WechatHttp {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofSeconds(60);
    private static final int ANSWER_BYTES = 2 * 1024 * 1024;

    private final Outbound outbound;

    WechatHttp(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * A field that an answer must have, as text: ids come as numbers or as texts.
     *
     * @throws WechatSilence where it is missing
     */
    static String required(JsonObject answer, String call, String field) {
        Object value = answer.getValue(field);
        if (value == null || value.toString().isBlank()) {
            throw new WechatSilence(call + ": no " + field);
        }
        return value.toString();
    }

    /** @param call how the call is named in messages, such as {@code draft/add} */
    Future<JsonObject> post(URI uri, String call, Buffer json) {
        return send(uri, call, "application/json", json, TIMEOUT);
    }

    Future<JsonObject> upload(URI uri, String call, Form form) {
        return send(uri, call, form.contentType(), form.body(), UPLOAD_TIMEOUT);
    }

    private Future<JsonObject> send(URI uri, String call, String type, Buffer body, Duration timeout) {
        // A connection of its own: one that was kept may die under the request, whose fate is then unknown.
        Map<String, String> headers = Map.of("content-type", type, "user-agent", "Redletter", "connection", "close");
        return outbound.send(new Ask(HttpMethod.POST, uri, headers, body, timeout, ANSWER_BYTES))
                .map(answer -> read(call, answer));
    }

    private static JsonObject read(String call, Answer answer) {
        JsonObject json = json(call, answer);
        int code = json.getValue("errcode", 0) instanceof Number number ? number.intValue() : 0;
        if (code != 0) {
            throw new WechatRefusal(call, code, json);
        }
        return json;
    }

    private static JsonObject json(String call, Answer answer) {
        if (answer.status() != 200) {
            throw new WechatSilence(call + ": " + answer.summary());
        }
        try {
            return answer.body().toJsonObject();
        } catch (DecodeException | ClassCastException unreadable) {
            throw new WechatSilence(call + ": " + answer.summary());
        }
    }
}
