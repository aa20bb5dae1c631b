package io.redletter.app.demo;

import io.redletter.platform.config.ConfigSource;
import java.nio.file.Path;

/** The words of the demo's works, from {@code config/demo/works.yaml}. */
record DemoTexts(Text article, Text video, Text science) {
    record Text(String slug, String title, String summary, String body) {}

    static DemoTexts read(Path directory) {
        return new ConfigSource().file(directory.resolve("works.yaml")).as(DemoTexts.class);
    }
}
