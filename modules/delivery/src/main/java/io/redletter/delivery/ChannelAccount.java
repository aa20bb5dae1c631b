package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One way out: a partner's webhook, an Official Account.
 *
 * @param id {@code ch_…}
 * @param kind {@code webhook} or {@code wechat-oa}
 * @param name as the department calls it
 * @param unitId whose it is
 * @param settings what is not secret; which keys there are, the kind says
 * @param sealedSecret the secret under the vault, purpose {@code channel/<id>/secret}; null for none
 * @param enabled whether something may be sent through it now
 * @param disabledReason why not, where not
 * @param demo made for a demonstration
 */
public record ChannelAccount(
        @BsonId String id,
        long version,
        String kind,
        String name,
        String unitId,
        Map<String, String> settings,
        @JsonIgnore @Nullable String sealedSecret,
        boolean enabled,
        @Nullable String disabledReason,
        boolean demo,
        String createdBy,
        Instant createdAt)
        implements Versioned {
    public ChannelAccount {
        settings = new LinkedHashMap<>(settings);
    }

    /** The setting, or the given value where it is not set. */
    public String setting(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    ChannelAccount enabled(boolean on, @Nullable String reason) {
        return new ChannelAccount(
                id, version + 1, kind, name, unitId, settings, sealedSecret, on, reason, demo, createdBy, createdAt);
    }

    ChannelAccount with(Map<String, String> others) {
        return new ChannelAccount(
                id,
                version + 1,
                kind,
                name,
                unitId,
                others,
                sealedSecret,
                enabled,
                disabledReason,
                demo,
                createdBy,
                createdAt);
    }

    ChannelAccount sealedAs(String sealed) {
        return new ChannelAccount(
                id,
                version + 1,
                kind,
                name,
                unitId,
                settings,
                sealed,
                enabled,
                disabledReason,
                demo,
                createdBy,
                createdAt);
    }

    ChannelAccount named(String other) {
        return new ChannelAccount(
                id,
                version + 1,
                kind,
                other,
                unitId,
                settings,
                sealedSecret,
                enabled,
                disabledReason,
                demo,
                createdBy,
                createdAt);
    }

    /** Never shows the secret, sealed or not. */
    @Override
    public String toString() {
        return "ChannelAccount[" + id + " " + kind + " " + name + "]";
    }
}
