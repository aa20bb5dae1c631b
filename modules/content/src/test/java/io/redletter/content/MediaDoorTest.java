package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.content.media.MediaFiles;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaDoorTest {
    private static final int MIB = 1024 * 1024;

    private final Newsroom room;
    private final Buffer filmBytes = Samples.mp4(7, 200_000);
    private final Media film;
    private final Work open;

    MediaDoorTest(Platform platform) {
        room = new Newsroom(platform);
        film = await(room.content.media().add(room.writer, "六五 宣传片.mp4", filmBytes));
        open = room.released(room.ready(
                WorkKind.VIDEO, new Draft("宣传片", "", "", room.picture(7).sha256(), film.sha256(), null)));
    }

    @AfterAll
    void close() {
        room.close();
    }

    @Test
    void namesAFileByTheHashOfItsBytesAndReadsItsFacts() {
        HttpResponse<Buffer> answer = upload("秋.mp4", Samples.mp4(8, 300_000));

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject media = answer.bodyAsJsonObject();
        String hash = HexFormat.of()
                .formatHex(ContentHash.sha256().digest(Samples.mp4(8, 300_000).getBytes()));
        assertThat(media.getString("id")).isEqualTo(hash);
        assertThat(media.getString("type")).isEqualTo("video/mp4");
        assertThat(media.getString("name")).isEqualTo("秋.mp4");
        assertThat(media.getLong("durationMillis")).isEqualTo(12_500);
        assertThat(media.getInteger("width")).isEqualTo(1280);
        assertThat(room.content.media().file(hash)).exists();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void believesTheBytesAndNotTheNameOrTheHeader() {
        HttpResponse<Buffer> answer = await(room.asWriter(HttpMethod.POST, "/api/v1/media?name=../../evil.html")
                .putHeader("Content-Type", "text/html")
                .sendBuffer(Samples.gif(10, 10)));

        assertThat(answer.bodyAsJsonObject().getString("type")).isEqualTo("image/gif");
        assertThat(answer.bodyAsJsonObject().getString("name")).isEqualTo("evil.gif");
    }

    @Test
    void givesTheSameRecordForTheSameBytes() {
        Buffer bytes = Samples.png(30, 20, 99);

        JsonObject first = upload("a.png", bytes).bodyAsJsonObject();
        JsonObject second = upload("b.png", bytes).bodyAsJsonObject();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void refusesRubbishAndKeepsNothingOfIt() {
        long before = stored();

        HttpResponse<Buffer> page = upload("x.mp4", Buffer.buffer("<html><script>alert(1)</script>".repeat(1000)));
        HttpResponse<Buffer> tiny = upload("x.png", Buffer.buffer("x"));
        HttpResponse<Buffer> empty = upload("x.png", Buffer.buffer());
        HttpResponse<Buffer> noMoov =
                upload("x.mp4", Samples.ftyp("isom").appendBuffer(Samples.box("mdat", Buffer.buffer(new byte[5_000]))));

        assertThat(List.of(page.statusCode(), tiny.statusCode(), empty.statusCode(), noMoov.statusCode()))
                .containsExactly(415, 415, 400, 422);
        assertThat(noMoov.bodyAsJsonObject().getString("detail")).contains("moov");
        assertThat(stored()).isEqualTo(before);
        await().until(() -> unfinished().isEmpty());
    }

    @Test
    void refusesAPictureAboveItsLimitWhetherAnnouncedOrNot() {
        Buffer large = Samples.png(10, 10, 5).appendBytes(new byte[2 * MIB]);
        Buffer huge = Samples.mp4(5, 4 * MIB);

        HttpResponse<Buffer> announced = upload("large.png", huge);
        HttpResponse<Buffer> hidden = await(room.asWriter(HttpMethod.POST, "/api/v1/media?name=large.png")
                .sendStream(new io.redletter.content.media.BufferStream(room.platform.vertx(), large)));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(hidden.statusCode()).isEqualTo(413);
        assertThat(hidden.bodyAsJsonObject().getString("detail")).contains("1 MiB");
        await().until(() -> unfinished().isEmpty());
    }

    @Test
    void keepsNothingOfAnUploadThatBreaksOff() {
        long before = stored();
        NetSocket socket = await(room.platform.vertx().createNetClient().connect(room.port(), "127.0.0.1"));
        Buffer half = Samples.mp4(6, 2 * MIB).slice(0, MIB);
        await(socket.write("POST /api/v1/media?name=half.mp4 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + room.writerToken + "\r\nContent-Length: " + 2 * MIB + "\r\n\r\n"));
        await(socket.write(half));
        await().until(() -> !unfinished().isEmpty());

        await(socket.close());

        await().until(() -> unfinished().isEmpty());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesUploadsOfStrangersAndForms() {
        HttpResponse<Buffer> stranger =
                await(room.request(HttpMethod.POST, "/api/v1/media?name=a.png").sendBuffer(Samples.png(1, 1, 1)));
        HttpResponse<Buffer> form = await(room.asWriter(HttpMethod.POST, "/api/v1/media?name=a.png")
                .putHeader("Content-Type", "multipart/form-data; boundary=x")
                .sendBuffer(Buffer.buffer("--x--")));

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void clearsAwayAtStartWhatDeadUploadsLeft() throws IOException {
        Path incoming = room.platform.data().resolve("media/incoming");
        Path dead = Files.writeString(incoming.resolve("dead.part"), "half");
        Path alive = Files.writeString(incoming.resolve("alive.part"), "half");
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofMinutes(10))));

        int cleared = new MediaFiles(room.platform.data().resolve("media")).clearAbandoned();

        assertThat(cleared).isEqualTo(1);
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        Files.delete(alive);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,              -,     200, 0,   ALL",
                "bytes=0-99,     -,     206, 0,   100",
                "bytes=100-,     -,     206, 100, REST",
                "bytes=-50,      -,     206, LAST, 50",
                "bytes=9999999-, -,     416, 0,   0",
                "bytes=0-99,     SAME,  206, 0,   100",
                "bytes=0-99,     OTHER, 200, 0,   ALL",
                "'bytes=0-1,5-6', -,    200, 0,   ALL"
            })
    void givesTheBytesThatWereAskedFor(String range, String ifRange, int status, String from, String length) {
        int size = filmBytes.length();
        int start = from.equals("LAST") ? size - 50 : Integer.parseInt(from);
        int count = length.equals("ALL") ? size : length.equals("REST") ? size - start : Integer.parseInt(length);
        var request = room.request(HttpMethod.GET, film.ref().path());
        if (range != null) {
            request.putHeader("Range", range);
        }
        if (ifRange != null) {
            request.putHeader("If-Range", '"' + (ifRange.equals("SAME") ? film.sha256() : "0".repeat(64)) + '"');
        }

        HttpResponse<Buffer> answer = await(request.send());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 416) {
            assertThat(answer.getHeader("Content-Range")).isEqualTo("bytes */" + size);
            assertThat(answer.body()).isNull();
            return;
        }
        assertThat(answer.body()).isEqualTo(filmBytes.slice(start, start + count));
        assertThat(answer.getHeader("Content-Range"))
                .isEqualTo(status == 206 ? "bytes " + start + "-" + (start + count - 1) + "/" + size : null);
        assertThat(answer.getHeader("ETag")).isEqualTo('"' + film.sha256() + '"');
        assertThat(answer.getHeader("Content-Type")).isEqualTo("video/mp4");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Cache-Control")).contains("immutable");
        assertThat(answer.getHeader("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void answersAHeadWithTheSameHeadersAndNoBytes() {
        HttpResponse<Buffer> head =
                await(room.request(HttpMethod.HEAD, film.ref().path()).send());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.getHeader("Content-Length")).isEqualTo(String.valueOf(filmBytes.length()));
        assertThat(head.getHeader("Content-Type")).isEqualTo("video/mp4");
        assertThat(head.body()).isNull();
    }

    @Test
    void saysThatNothingChangedToWhoHasTheFile() {
        HttpResponse<Buffer> known =
                await(room.request(HttpMethod.GET, film.ref().path())
                        .putHeader("If-None-Match", "\"x\", \"" + film.sha256() + "\"")
                        .send());

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isNull();
    }

    @Test
    void showsAShutFileToStaffAndLetsNobodyKeepIt() {
        Media shut = room.picture(77);

        HttpResponse<Buffer> stranger = room.get(shut.ref().path());
        HttpResponse<Buffer> staff =
                await(room.asWriter(HttpMethod.GET, shut.ref().path()).send());

        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.getHeader("ETag")).isNull();
        assertThat(stranger.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(staff.statusCode()).isEqualTo(200);
        assertThat(staff.getHeader("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void answersTheSameForAShutFileAndForNone() {
        HttpResponse<Buffer> shut = room.get(room.picture(78).ref().path());
        HttpResponse<Buffer> none = room.get("/media/" + "0".repeat(64) + "/x.png");
        HttpResponse<Buffer> odd = room.get("/media/not-a-hash/x.png");

        assertThat(shut.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(odd.statusCode()).isEqualTo(404);
        assertThat(none.bodyAsString()).isEqualTo(shut.bodyAsString());
    }

    @Test
    void keepsAFileOpenWhileOneOfTwoWorksStillShowsIt() {
        Media shared = room.picture(79);
        Draft draft = new Draft("共用", "", "<p>文</p>", shared.sha256(), null, null);
        Work first = room.released(room.ready(WorkKind.H5, draft));
        Work second = room.released(room.ready(WorkKind.H5, draft));

        await(room.service().withdraw(room.planner, first.id(), "撤"));
        int stillOpen = room.get(shared.ref().path()).statusCode();
        await(room.service().withdraw(room.planner, second.id(), "撤"));
        int shut = room.get(shared.ref().path()).statusCode();

        assertThat(stillOpen).isEqualTo(200);
        assertThat(shut).isEqualTo(404);
    }

    @Test
    void saysThatItCannotWhenAFileIsGoneFromTheDisk() throws IOException {
        Media lost = room.picture(80);
        room.released(room.ready(WorkKind.H5, new Draft("丢失", "", "<p>文</p>", lost.sha256(), null, null)));
        Files.delete(room.content.media().file(lost.sha256()));

        HttpResponse<Buffer> answer = room.get(lost.ref().path());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.bodyAsString()).contains("稍后再试");
    }

    @Test
    void handsBytesToAChannelUpToItsLimit() {
        assertThat(await(room.content.media().bytes(film.sha256(), 10 * MIB))).isEqualTo(filmBytes);
        assertThat(io.redletter.platform.TestPlatform.failure(
                        room.content.media().bytes(film.sha256(), 1000)))
                .hasMessageContaining("at most 1000");
        assertThat(open.sealedMedia()).contains(film.sha256());
    }

    private HttpResponse<Buffer> upload(String name, Buffer bytes) {
        return await(room.asWriter(HttpMethod.POST, "/api/v1/media")
                .addQueryParam("name", name)
                .sendBuffer(bytes));
    }

    private long stored() {
        return await(new WorkStore(room.platform.mongo()).media().count(new org.bson.Document()))
                + files(room.platform.data().resolve("media/sha256")).size();
    }

    private List<Path> unfinished() {
        return files(room.platform.data().resolve("media/incoming"));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
