package io.redletter.content.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.content.Samples;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MediaFactsTest {
    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of(MediaKind.PNG, Samples.png(320, 200, 1)),
                Arguments.of(MediaKind.GIF, Samples.gif(320, 200)),
                Arguments.of(MediaKind.JPEG, Samples.jpeg(320, 200)),
                Arguments.of(MediaKind.WEBP, Samples.webp(320, 200)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void tellsAPictureByItsBytesAndReadsItsSize(MediaKind kind, Buffer bytes) {
        assertThat(MediaKind.sniff(bytes)).contains(kind);
        assertThat(facts(kind, bytes)).isEqualTo(new MediaFacts(320, 200, null));
    }

    @Test
    void readsLengthAndSizeOfAFilm() {
        Buffer film = Samples.mp4(1, 5_000);

        assertThat(MediaKind.sniff(film)).contains(MediaKind.MP4);
        assertThat(facts(MediaKind.MP4, film)).isEqualTo(new MediaFacts(1280, 720, 12_500L));
    }

    @Test
    void readsAFilmWhoseHeadersComeLastAndWhoseDataIsLarge() {
        Buffer large = Buffer.buffer()
                .appendInt(1)
                .appendString("mdat")
                .appendLong(16 + 3_000)
                .appendBytes(new byte[3_000]);
        Buffer film = Samples.ftyp("mp42").appendBuffer(large).appendBuffer(Samples.moov());

        assertThat(facts(MediaKind.MP4, film).durationMillis()).isEqualTo(12_500L);
    }

    @Test
    void refusesAFilmWithoutItsMovieBox() {
        Buffer film = Samples.ftyp("isom").appendBuffer(Samples.box("mdat", Buffer.buffer(new byte[500])));

        assertThatThrownBy(() -> facts(MediaKind.MP4, film))
                .isInstanceOf(UnusableMediaException.class)
                .hasMessageContaining("moov");
    }

    @Test
    void refusesAFilmThatWasCutOff() {
        Buffer film = Samples.mp4(1, 5_000);

        assertThatThrownBy(() -> facts(MediaKind.MP4, film.slice(0, film.length() - 100)))
                .isInstanceOf(UnusableMediaException.class);
    }

    @Test
    void doesNotTakeASoundFileOrAStillOrAWebPageForAFilm() {
        assertThat(MediaKind.sniff(Samples.box("ftyp", Buffer.buffer("M4A ").appendInt(0))))
                .isEmpty();
        assertThat(MediaKind.sniff(
                        Samples.box("ftyp", Buffer.buffer("heic").appendInt(0).appendString("mif1heic"))))
                .isEmpty();
        assertThat(MediaKind.sniff(Buffer.buffer("<html><script>alert(1)</script>")))
                .isEmpty();
        assertThat(MediaKind.sniff(Buffer.buffer("%PDF-1.7"))).isEmpty();
        assertThat(MediaKind.sniff(Buffer.buffer())).isEmpty();
    }

    @Test
    void refusesAPictureWithoutASize() {
        assertThatThrownBy(() -> facts(MediaKind.PNG, Samples.png(320, 200, 1).slice(0, 18)))
                .isInstanceOf(UnusableMediaException.class);
        assertThatThrownBy(() -> facts(MediaKind.PNG, Samples.png(0, 200, 1)))
                .isInstanceOf(UnusableMediaException.class);
    }

    @Property(tries = 300)
    void comesToAnEndWithWhateverBytesItIsGiven(@ForAll byte[] noise, @ForAll MediaKind kind, @ForAll int flip) {
        Buffer bytes = kind.isVideo() ? Samples.mp4(1, 200) : Samples.png(3, 3, 1);
        bytes.setByte(Math.floorMod(flip, bytes.length()), (byte) flip).appendBytes(noise);

        try {
            MediaFacts facts = facts(kind, bytes);
            assertThat(facts).isNotNull();
        } catch (UnusableMediaException refused) {
            assertThat(refused.status()).isEqualTo(422);
        }
    }

    private static MediaFacts facts(MediaKind kind, Buffer bytes) {
        try {
            Path file = Files.createTempFile("facts", ".bin");
            try (SeekableByteChannel channel = Files.newByteChannel(Files.write(file, bytes.getBytes()))) {
                return kind.isVideo() ? Mp4Facts.read(channel) : PictureFacts.read(kind, channel);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
