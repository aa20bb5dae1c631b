package io.redletter.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Fields of every name with values of every type: a documented errcode, never a 500 and never "system error". */
class AnyJsonTest {
    private static final Set<Integer> DOCUMENTED =
            Arrays.stream(WechatError.values()).map(WechatError::code).collect(Collectors.toSet());
    private static TestSandbox sandbox;

    @BeforeContainer
    static void start() throws IOException {
        sandbox = TestSandbox.start(Files.createTempDirectory("sandbox"));
    }

    @AfterContainer
    static void stop() {
        sandbox.close();
    }

    @Property(tries = 300)
    void isAnsweredWithADocumentedCode(@ForAll("operations") String operation, @ForAll("bodies") JsonObject body) {
        HttpResponse<String> answer = sandbox.raw(operation + "?access_token=" + sandbox.token(), body.encode());
        int code = new JsonObject(answer.body()).getInteger("errcode", 0);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(code).isNotEqualTo(WechatError.BUSY.code());
        assertThat(code == 0 || DOCUMENTED.contains(code)).isTrue();
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.of(
                "stable_token",
                "clear_quota",
                "draft/add",
                "draft/update",
                "draft/get",
                "draft/batchget",
                "freepublish/submit",
                "freepublish/get",
                "freepublish/delete",
                "message/mass/sendall",
                "message/mass/get",
                "message/mass/delete");
    }

    @Provide
    Arbitrary<JsonObject> bodies() {
        return objects(values()).map(outer -> outer);
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.of("mpnews", "text", "news", "newspic", TestSandbox.APP)
                        .asGeneric());
        Arbitrary<Object> nested = objects(leaves).asGeneric();
        Arbitrary<Object> arrays =
                Arbitraries.oneOf(leaves, nested).list().ofMaxSize(3).map(list -> (Object) new JsonArray(list));
        return Arbitraries.oneOf(leaves, nested, arrays);
    }

    private static Arbitrary<JsonObject> objects(Arbitrary<Object> values) {
        Arbitrary<String> names = Arbitraries.of(
                "articles",
                "title",
                "content",
                "author",
                "digest",
                "thumb_media_id",
                "media_id",
                "index",
                "offset",
                "count",
                "filter",
                "is_to_all",
                "tag_id",
                "msgtype",
                "mpnews",
                "text",
                "clientmsgid",
                "publish_id",
                "article_id",
                "msg_id",
                "article_idx",
                "url",
                "appid",
                "secret",
                "grant_type",
                "force_refresh");
        return Arbitraries.maps(names, values).ofMaxSize(8).map(JsonObject::new);
    }
}
