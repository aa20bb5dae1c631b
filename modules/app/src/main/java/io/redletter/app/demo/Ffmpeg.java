package io.redletter.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds FFmpeg: the system's where there is one, else the binary from the Maven artifact, unpacked once. Blocking. */
final class Ffmpeg {
    private static final String RESOURCES = "ws/schild/jave/nativebin/";

    private Ffmpeg() {}

    /** Empty where neither is there. */
    static Optional<Path> find(Path unpackInto) throws IOException {
        Optional<Path> system = List.of("/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg", "/opt/homebrew/bin/ffmpeg").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        return system.isPresent() ? system : unpacked(unpackInto);
    }

    private static Optional<Path> unpacked(Path directory) throws IOException {
        Path binary = directory.resolve("ffmpeg");
        if (Files.isExecutable(binary)) {
            return Optional.of(binary);
        }
        try (InputStream in = Ffmpeg.class.getClassLoader().getResourceAsStream(RESOURCES + resource())) {
            if (in == null) {
                return Optional.empty();
            }
            Files.createDirectories(directory);
            Path draft = directory.resolve("ffmpeg.new");
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            if (!draft.toFile().setExecutable(true, true)) {
                return Optional.empty();
            }
            Files.move(draft, binary, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(binary);
        }
    }

    private static String resource() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kind = System.getProperty("os.arch");
        if (system.contains("win")) {
            return "ffmpeg-amd64.exe";
        }
        boolean arm = kind.equals("aarch64");
        if (system.contains("mac")) {
            return arm ? "ffmpeg-aarch64-osx" : "ffmpeg-x86_64-osx";
        }
        return arm ? "ffmpeg-aarch64" : "ffmpeg-amd64";
    }
}
