package io.redletter.app.demo;

import io.redletter.delivery.NewChannel;
import io.redletter.platform.config.ConfigSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The demo's channels, from {@code config/demo/channels.yaml}. */
record DemoChannels(Sample partner, Sample wechat, Sample mail) {
    static DemoChannels read(Path directory) {
        return new ConfigSource().file(directory.resolve("channels.yaml")).as(DemoChannels.class);
    }

    /** A channel before it has an address. */
    record Sample(String kind, String name, Map<String, String> settings) {
        /** The sample's settings with these laid over them. */
        Map<String, String> with(Map<String, String> own) {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(own);
            return Map.copyOf(all);
        }

        NewChannel channel(Map<String, String> own, String secret) {
            return new NewChannel(kind, name, null, with(own), secret, true);
        }
    }
}
