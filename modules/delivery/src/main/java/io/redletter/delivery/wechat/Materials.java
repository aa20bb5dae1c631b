package io.redletter.delivery.wechat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.content.MediaLibrary;
import io.redletter.content.MediaRef;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that an account keeps at the platform, each uploaded once: {@code account:use:hash} and what the platform
 * calls it. Records are kept as long as the platform's stock, which has no end. Should a crash lose a record, the picture
 * is uploaded once more; nobody sees that.
 */
final class Materials {
    private static final int COVER_BYTES = 10 * 1024 * 1024;
    private static final int BODY_BYTES = 1024 * 1024 - 1;
    private static final Set<String> COVER_TYPES = Set.of("image/jpeg", "image/png", "image/gif");

    private final Platform platform;
    private final WechatApi api;
    private final MediaLibrary library;
    private final MongoCollection<Document> records;

    Materials(Platform platform, WechatApi api, MediaLibrary library) {
        this.platform = platform;
        this.api = api;
        this.library = library;
        this.records = platform.mongo().collection("channel_media", Document.class);
    }

    /** The {@code media_id} of a cover; of the default one where the work has none that the platform takes. */
    Future<String> cover(WechatAccount account, String sha256) {
        return sha256.isEmpty()
                ? known(account, "cover", DefaultCover.NAME)
                        .compose(found -> found.isPresent()
                                ? Future.succeededFuture(found.get())
                                : platform.vertx()
                                        .executeBlocking(DefaultCover::png)
                                        .compose(png ->
                                                addCover(account, DefaultCover.NAME, "cover.png", "image/png", png)))
                : known(account, "cover", sha256)
                        .compose(found -> found.isPresent()
                                ? Future.succeededFuture(found.get())
                                : library.get(sha256).compose(media -> library.bytes(sha256, COVER_BYTES)
                                        .compose(bytes -> addCover(
                                                account, sha256, fileName(media.type()), media.type(), bytes))));
    }

    /** The platform's address of every picture it takes; one it does not take is absent. */
    Future<Map<String, String>> bodyPictures(WechatAccount account, Set<String> hashes) {
        Map<String, String> addresses = new HashMap<>();
        Future<Void> chain = Future.succeededFuture();
        for (String sha256 : hashes) {
            chain = chain.compose(v -> bodyPicture(account, sha256))
                    .onSuccess(address -> address.ifPresent(at -> addresses.put(sha256, at)))
                    .mapEmpty();
        }
        return chain.map(addresses);
    }

    /** The platform does not know it any more: it will be uploaded again. */
    Future<Void> forgetCover(WechatAccount account, String sha256) {
        String what = sha256.isEmpty() ? DefaultCover.NAME : sha256;
        return platform.mongo().done(records.deleteOne(eq("_id", id(account, "cover", what))));
    }

    /** The hash of a cover that the platform would take; empty for the default one. */
    static String usableCover(@Nullable MediaRef cover) {
        return cover != null && COVER_TYPES.contains(cover.type()) && cover.size() <= COVER_BYTES ? cover.sha256() : "";
    }

    private Future<Optional<String>> bodyPicture(WechatAccount account, String sha256) {
        return known(account, "body", sha256)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : library.get(sha256)
                                .compose(media -> isBodyPicture(media.type(), media.size())
                                        ? library.bytes(sha256, BODY_BYTES)
                                                .compose(bytes -> api.upload(
                                                        account,
                                                        "media/uploadimg",
                                                        "",
                                                        Form.media(fileName(media.type()), media.type(), bytes)))
                                                .compose(answer -> keep(
                                                        account,
                                                        "body",
                                                        sha256,
                                                        WechatHttp.required(answer, "uploadimg", "url")))
                                                .map(Optional::of)
                                        : Future.succeededFuture(Optional.empty())));
    }

    private Future<String> addCover(WechatAccount account, String what, String fileName, String type, Buffer bytes) {
        Future<JsonObject> added =
                api.upload(account, "material/add_material", "type=image&", Form.media(fileName, type, bytes));
        return added.compose(
                answer -> keep(account, "cover", what, WechatHttp.required(answer, "add_material", "media_id")));
    }

    private Future<Optional<String>> known(WechatAccount account, String use, String what) {
        return platform.mongo()
                .first(records.find(eq("_id", id(account, use, what))))
                .map(found -> found.map(record -> record.getString("name")));
    }

    private Future<String> keep(WechatAccount account, String use, String what, String name) {
        return platform.mongo()
                .done(records.updateOne(
                        eq("_id", id(account, use, what)),
                        combine(
                                set("name", name),
                                set("at", Date.from(platform.clock().instant()))),
                        new UpdateOptions().upsert(true)))
                .map(name);
    }

    private static boolean isBodyPicture(String type, long size) {
        return (type.equals("image/jpeg") || type.equals("image/png")) && size <= BODY_BYTES;
    }

    /** The platform looks at the name's ending. */
    private static String fileName(String type) {
        return "picture." + (type.equals("image/jpeg") ? "jpg" : type.substring(type.indexOf('/') + 1));
    }

    private static String id(WechatAccount account, String use, String what) {
        return account.id() + ":" + use + ":" + what;
    }
}
