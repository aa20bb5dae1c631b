package io.redletter.sandbox.wechat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call as it arrived.
 *
 * @param query parameters of the address
 * @param form fields of a multipart body, without its files
 * @param posted the body as it is; null for none and for multipart
 * @param file the uploaded {@code media}, already looked into; null where none came
 * @param now the sandbox's time
 * @param verdict how what it asks for is to end; 0 for well
 * @param base address of this stand-in, without a slash at the end: {@code http://127.0.0.1:9000/wechat}
 */
record WechatRequest(
        MultiMap query,
        MultiMap form,
        @Nullable Buffer posted,
        @Nullable Upload file,
        Instant now,
        int verdict,
        String base) {

    /** The posted object; refuses what is none. */
    JsonBody body() {
        return JsonBody.parse(posted);
    }

    /** The posted object, if it is one. */
    Optional<JsonBody> bodyIfAny() {
        try {
            return Optional.of(body());
        } catch (WechatRefusal none) {
            return Optional.empty();
        }
    }

    /** A parameter of the address; empty where it is absent. */
    String parameter(String name) {
        return Optional.ofNullable(query.get(name)).orElse("");
    }

    WechatRequest with(Upload upload) {
        return new WechatRequest(query, form, posted, upload, now, verdict, base);
    }

    WechatRequest ending(int how) {
        return new WechatRequest(query, form, posted, file, now, how, base);
    }

    /** Where an article can be read. */
    String pageUrl(String page) {
        return base + "/s/" + page;
    }

    /** Where a stored picture can be seen. */
    String pictureUrl(Material material) {
        return base + "/media/" + material.mediaId();
    }
}
