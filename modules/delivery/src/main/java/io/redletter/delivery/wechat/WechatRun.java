package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One delivery on its way: cover, draft, publication or group send. What each step gave is stored before the next begins,
 * so that whoever goes on does so where the last one stopped.
 */
final class WechatRun {
    /** What is kept between steps. */
    static final String DRAFT = "draft";

    static final String SUBMITTED = "submitted";
    static final String MASS_BODY = "mass-body";
    static final String PUBLISH_ID = "publish-id";
    static final String MSG_ID = "msg-id";

    /** The number under which the platform counts readers. */
    static final String DATA_ID = "msg-data-id";

    private static final String MASS = "mass";

    private final WechatApi api;
    private final Materials materials;
    private final Jobs jobs;
    private final Sending sending;
    private final WechatAccount account;
    private final JsonObject request;
    private final Instant now;

    WechatRun(WechatApi api, Materials materials, Jobs jobs, Sending sending, Instant now) {
        this.api = api;
        this.materials = materials;
        this.jobs = jobs;
        this.sending = sending;
        this.account = WechatAccount.of(sending.account(), sending.secret());
        this.request = new JsonObject(sending.request());
        this.now = now;
    }

    /** Whether an earlier call that publishes may have been carried out, and nothing tells yet. */
    static boolean isInDoubt(Sending sending) {
        Map<String, String> kept = sending.progress();
        return kept.containsKey(SUBMITTED) && !kept.containsKey(PUBLISH_ID) && !kept.containsKey(MSG_ID);
    }

    /** Goes on where the stored progress ends; it is known that nothing was published. */
    Future<Outcome> send() {
        return draft().compose(draft -> isMass() ? mass(massBody(draft)) : publish(draft));
    }

    /** An earlier attempt may have come further than what is stored. */
    Future<Outcome> reconcile() {
        Map<String, String> kept = sending.progress();
        if (kept.containsKey(PUBLISH_ID) || kept.containsKey(MSG_ID)) {
            return new WechatFollow(api, jobs, sending, now).ask();
        }
        if (!kept.containsKey(SUBMITTED)) {
            return kept.containsKey(DRAFT) ? send() : lostDraft().compose(v -> send());
        }
        WechatSearch search = new WechatSearch(api, account, sending.key());
        Instant submitted = Instant.parse(kept.getOrDefault(SUBMITTED, now.toString()));
        return isMass()
                ? massAgain(search, submitted)
                : search.publication(kept.getOrDefault(DRAFT, ""), Duration.between(submitted, now));
    }

    private boolean isMass() {
        return stored(WechatAccount.PUBLISH).equals(MASS);
    }

    /** As it was when the message was made: another setting counts for other messages. */
    private String stored(String setting) {
        return request.getString(setting, sending.account().setting(setting, ""));
    }

    private Future<String> draft() {
        String kept = sending.progress().get(DRAFT);
        if (kept != null) {
            return Future.succeededFuture(kept);
        }
        JsonObject article = request.getJsonObject("article");
        String cover = request.getString("cover", "");
        String content = article.getString("content");
        return materials
                .cover(account, cover)
                .compose(thumb -> materials
                        .bodyPictures(account, Article.pictures(content))
                        .map(addresses -> article.copy()
                                .put("content", Article.withPictures(content, addresses))
                                .put("thumb_media_id", thumb)))
                .compose(whole ->
                        api.post(account, "draft/add", new JsonObject().put("articles", new JsonArray().add(whole))))
                .recover(failure -> failure instanceof WechatRefusal refusal && refusal.code() == 40007
                        ? materials.forgetCover(account, cover).compose(v -> Future.failedFuture(new CoverLost()))
                        : Future.failedFuture(failure))
                .compose(answer -> keep(DRAFT, WechatHttp.required(answer, "draft/add", "media_id")));
    }

    /** A draft that was added, its answer lost, is taken up again; without one, another is added. */
    private Future<Void> lostDraft() {
        return new WechatSearch(api, account, sending.key())
                .draft()
                .compose(found ->
                        found.isPresent() ? sending.keep(Map.of(DRAFT, found.get())) : Future.succeededFuture());
    }

    private Future<Outcome> publish(String draft) {
        return api.signIn(account)
                .compose(v -> sending.keep(Map.of(SUBMITTED, now.toString())))
                .compose(v -> api.post(account, "freepublish/submit", new JsonObject().put("media_id", draft)))
                .compose(answer ->
                        taken(PUBLISH_ID, WechatHttp.required(answer, "freepublish/submit", "publish_id"), answer));
    }

    private JsonObject massBody(String draft) {
        String tag = stored(WechatAccount.TAG);
        JsonObject filter = tag.isEmpty()
                ? new JsonObject().put("is_to_all", true)
                : new JsonObject().put("is_to_all", false).put("tag_id", Integer.parseInt(tag));
        return new JsonObject()
                .put("filter", filter)
                .put("mpnews", new JsonObject().put("media_id", draft))
                .put("msgtype", "mpnews")
                .put("send_ignore_reprint", stored(WechatAccount.IGNORE_REPRINT).equals("yes") ? 1 : 0)
                .put("clientmsgid", sending.key());
    }

    private Future<Outcome> mass(JsonObject body) {
        return api.signIn(account)
                .compose(v -> sending.keep(Map.of(SUBMITTED, now.toString(), MASS_BODY, body.encode())))
                .compose(v -> sendAll(body));
    }

    /** The same key and the same bytes, while the platform remembers the key; a draft that is gone suggests it was sent. */
    private Future<Outcome> massAgain(WechatSearch search, Instant submitted) {
        String body = sending.progress().get(MASS_BODY);
        if (body == null || now.isAfter(submitted.plus(WechatSearch.KEY_LIVES))) {
            return Future.succeededFuture(search.massUnknown("the key is no longer known"));
        }
        return sendAll(new JsonObject(body))
                .recover(failure -> failure instanceof WechatRefusal refusal && refusal.code() == 40007
                        ? Future.succeededFuture(search.massUnknown("the draft is gone"))
                        : Future.failedFuture(failure));
    }

    private Future<Outcome> sendAll(JsonObject body) {
        return api.post(account, "message/mass/sendall", body)
                .recover(failure -> failure instanceof WechatRefusal refusal
                                && refusal.is(WechatError.Kind.DONE)
                                && refusal.answer().containsKey("msg_id")
                        ? Future.succeededFuture(refusal.answer())
                        : Future.failedFuture(failure))
                .compose(answer -> taken(MSG_ID, WechatHttp.required(answer, "mass/sendall", "msg_id"), answer));
    }

    /** Keeps the platform's numbers, and looks whether its word about them was here before. */
    private Future<Outcome> taken(String step, String id, JsonObject answer) {
        Map<String, String> steps = new LinkedHashMap<>(Map.of(step, id));
        if (answer.getValue("msg_data_id") != null) {
            steps.put(DATA_ID, answer.getValue("msg_data_id").toString());
        }
        String said = step + " " + id;
        String job = step.equals(MSG_ID) ? JobEvent.groupSend(id) : JobEvent.publication(id);
        return sending.keep(steps)
                .compose(v -> jobs.joined(account, job, sending.id())
                        .map(known -> known.event().isPresent() ? WechatFollow.AT_ONCE : WechatFollow.SOON)
                        .otherwise(WechatFollow.SOON))
                .map(after -> Outcome.accepted(said, after));
    }

    private Future<String> keep(String step, String value) {
        return sending.keep(Map.of(step, value)).map(value);
    }

    /** The platform no longer knows the cover; the next attempt uploads it again. */
    static final class CoverLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CoverLost() {
            super("draft/add: 40007 cover not known any more", null, false, false);
        }
    }
}
