package io.redletter.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.redletter.platform.config.ConfigException;
import io.redletter.platform.config.ConfigSource;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an installation says of its channels, from {@code config/channels.yaml}.
 *
 * @param kinds by kind of channel
 * @param channels by a channel's id, before what its kind says
 */
public record ChannelRules(@Nullable Map<String, Rule> kinds, @Nullable Map<String, Rule> channels)
        implements ChannelDefaults {

    /** @param quiet when nothing should leave; null where any hour will do */
    public record Rule(@Nullable Late late, @Nullable Quiet quiet) {}

    /** @param minutes the window of {@code send-within} */
    public record Late(Kind policy, @Nullable Long minutes) {
        private LatePolicy asPolicy() {
            try {
                return new LatePolicy(policy.kind, minutes == null ? 0 : minutes * 60);
            } catch (IllegalArgumentException e) {
                throw new ConfigException("late: " + e.getMessage());
            }
        }
    }

    /** {@code send-within}, {@code skip} or {@code ask}. */
    public enum Kind {
        SEND_WITHIN(LatePolicy.Kind.SEND_WITHIN),
        SKIP(LatePolicy.Kind.SKIP),
        ASK(LatePolicy.Kind.ASK);

        private final LatePolicy.Kind kind;

        Kind(LatePolicy.Kind kind) {
            this.kind = kind;
        }

        @JsonCreator
        static Kind of(String text) {
            return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }

    /** Two times of day, {@code HH:mm}. */
    public record Quiet(LocalTime from, LocalTime until) {}

    public ChannelRules {
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
        channels = channels == null ? Map.of() : Map.copyOf(channels);
    }

    /**
     * Reads the file and checks every rule.
     *
     * @throws ConfigException naming the file and what is wrong in it
     */
    public static ChannelRules load(Path yaml) {
        try {
            ChannelRules read = new ConfigSource().file(yaml).as(ChannelRules.class);
            read.checked(read.kinds);
            read.checked(read.channels);
            return read;
        } catch (ConfigException | IllegalArgumentException e) {
            throw new ConfigException(yaml + ": " + e.getMessage());
        }
    }

    @Override
    public LatePolicy late(ChannelCard channel) {
        return late(channels, channel.id())
                .or(() -> late(kinds, channel.kind()))
                .orElse(LatePolicy.STANDARD);
    }

    @Override
    public Optional<QuietHours> quiet(ChannelCard channel) {
        return quiet(channels, channel.id()).or(() -> quiet(kinds, channel.kind()));
    }

    private void checked(@Nullable Map<String, Rule> rules) {
        if (rules != null) {
            rules.keySet().forEach(key -> {
                Optional<LatePolicy> late = late(rules, key);
                Optional<QuietHours> quiet = quiet(rules, key);
                if (late.isEmpty() && quiet.isEmpty()) {
                    throw new ConfigException(key + ": (expected: late or quiet)");
                }
            });
        }
    }

    private static Optional<LatePolicy> late(@Nullable Map<String, Rule> rules, String key) {
        return rule(rules, key)
                .flatMap(rule -> Optional.ofNullable(rule.late()))
                .map(Late::asPolicy);
    }

    private static Optional<QuietHours> quiet(@Nullable Map<String, Rule> rules, String key) {
        return rule(rules, key)
                .flatMap(rule -> Optional.ofNullable(rule.quiet()))
                .map(quiet -> new QuietHours(quiet.from(), quiet.until()));
    }

    private static Optional<Rule> rule(@Nullable Map<String, Rule> rules, String key) {
        return rules == null ? Optional.empty() : Optional.ofNullable(rules.get(key));
    }
}
