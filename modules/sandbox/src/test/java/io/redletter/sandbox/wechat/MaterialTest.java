package io.redletter.sandbox.wechat;

import static io.redletter.sandbox.TestSandbox.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaterialTest {
    private TestSandbox sandbox;

    @BeforeAll
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsAPictureAndShowsIt() {
        JsonObject answer = sandbox.upload("media/uploadimg", TestSandbox.PNG);

        HttpResponse<String> picture =
                sandbox.get(URI.create(answer.getString("url")).getPath());

        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("content-type")).contains("image/png");
    }

    @Test
    void givesAMediaIdAndForPicturesAUrl() {
        JsonObject image = sandbox.upload("material/add_material?type=image", TestSandbox.PNG);
        JsonObject voice = sandbox.upload("material/add_material?type=voice", bytes("ID3 a voice"));

        assertThat(image.getString("media_id")).isNotBlank();
        assertThat(image.getString("url")).startsWith(sandbox.url());
        assertThat(voice.getString("media_id")).isNotBlank();
        assertThat(voice.containsKey("url")).isFalse();
    }

    @ParameterizedTest(name = "{0} of {1} bytes: {2}")
    @CsvSource({
        "material/add_material?type=image, 10485760, 0",
        "material/add_material?type=image, 10485761, 40009",
        "material/add_material?type=thumb, 65536, 0",
        "material/add_material?type=thumb, 65537, 40012",
        "media/uploadimg, 1048575, 0",
        "media/uploadimg, 1048576, 40009",
        "material/add_material?type=voice, 2097153, 40010",
        "material/add_material?type=video, 10485761, 40011",
        "material/add_material?type=video, 20971520, 45001",
        "material/add_material?type=image, 0, 44001",
        "material/add_material?type=gif, 100, 40004",
    })
    void holdsToTheSizes(String operation, int length, int code) {
        byte[] file = Arrays.copyOf(TestSandbox.JPG, length);

        JsonObject answer = sandbox.upload(operation, file);

        assertThat(answer.getInteger("errcode", 0)).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "material/add_material?type=image, ID3 a voice",
        "material/add_material?type=voice, GIF89a a picture",
        "material/add_material?type=thumb, GIF89a a picture",
        "material/add_material?type=video, ID3 a voice",
        "media/uploadimg, GIF89a a picture",
        "media/uploadimg, <html>no picture</html>",
    })
    void believesTheBytesAndNotTheName(String operation, String content) {
        JsonObject answer = sandbox.upload(operation, bytes(content));

        assertThat(answer.getInteger("errcode")).isEqualTo(40005);
    }

    @Test
    void wantsAFile() {
        String address = "material/add_material?type=image&access_token=" + sandbox.token();

        JsonObject answer = new JsonObject(sandbox.raw(address, "no form").body());

        assertThat(answer.getInteger("errcode")).isEqualTo(41005);
    }
}
