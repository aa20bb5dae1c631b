package io.redletter.app.demo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Makes the demo's short video, a real MP4 (H.264, AAC), by FFmpeg, and its cover. Blocking: for a worker thread. */
final class DemoFilm {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FRAMES_PER_SECOND = 20;
    private static final int SECONDS = 5;
    private static final long LIMIT_SECONDS = 60;

    private final Path directory;

    /** @param directory for the unpacked binary and the finished files */
    DemoFilm(Path directory) {
        this.directory = directory;
    }

    /** The cover, a JPEG. */
    Path cover() throws IOException {
        Path file = Files.createDirectories(directory).resolve("cover.jpg");
        BufferedImage picture = new Sunrise(1280, 720).at(0.85);
        if (!ImageIO.write(picture, "jpeg", file.toFile())) {
            throw new IOException("this Java cannot write JPEG");
        }
        return file;
    }

    /** The video; empty where no FFmpeg is to be had. */
    Optional<Path> film() throws IOException {
        Optional<Path> ffmpeg = Ffmpeg.find(directory.resolve("bin"));
        return ffmpeg.isEmpty() ? Optional.empty() : Optional.of(record(ffmpeg.get()));
    }

    private Path record(Path ffmpeg) throws IOException {
        Path file = directory.resolve("sunrise.mp4");
        Process process = new ProcessBuilder(command(ffmpeg, file))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("ffmpeg.log").toFile())
                .start();
        try (OutputStream frames = new BufferedOutputStream(process.getOutputStream(), 1 << 20)) {
            Sunrise sunrise = new Sunrise(WIDTH, HEIGHT);
            int count = FRAMES_PER_SECOND * SECONDS;
            for (int i = 0; i < count; i++) {
                BufferedImage picture = sunrise.at(i / (double) (count - 1));
                frames.write(((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
            }
        }
        requireDone(process);
        return file;
    }

    private static List<String> command(Path ffmpeg, Path file) {
        return List.of(
                ffmpeg.toString(),
                "-hide_banner",
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-s",
                WIDTH + "x" + HEIGHT,
                "-r",
                "" + FRAMES_PER_SECOND,
                "-i",
                "-",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=392:sample_rate=44100",
                "-filter:a",
                "volume=0.05,afade=t=in:d=1",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "40",
                "-c:a",
                "aac",
                "-b:a",
                "64k",
                "-shortest",
                "-t",
                "" + SECONDS,
                "-movflags",
                "+faststart",
                file.toString());
    }

    private void requireDone(Process process) throws IOException {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("FFmpeg did not end within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted while FFmpeg was running", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "FFmpeg ended with " + process.exitValue() + ", see " + directory.resolve("ffmpeg.log"));
        }
    }
}
