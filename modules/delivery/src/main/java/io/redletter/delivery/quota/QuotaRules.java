package io.redletter.delivery.quota;

import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.figures.FigureRule;
import io.redletter.platform.config.ConfigException;
import io.redletter.platform.config.ConfigSource;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of platforms, from {@code config/quotas.yaml}; none of them stands in code.
 *
 * @param zone the IANA zone in which months and days are counted, where an account has no setting {@code zone}
 * @param defaults what an account setting counts as where it is not set
 * @param calls how often an interface may be called; none where it is absent
 * @param figures when platforms have counted a day; none where it is absent
 */
public record QuotaRules(
        String zone,
        Map<String, String> defaults,
        List<QuotaRule> quotas,
        @Nullable List<CallRule> calls,
        @Nullable List<FigureRule> figures) {
    /** No channel has a limit. */
    public static final QuotaRules NONE = new QuotaRules("Asia/Shanghai", Map.of(), List.of(), List.of(), List.of());

    private static final String ZONE = "zone";

    public QuotaRules {
        defaults = Map.copyOf(defaults);
        quotas = List.copyOf(quotas);
        calls = calls == null ? List.of() : List.copyOf(calls);
        figures = figures == null ? List.of() : List.copyOf(figures);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ConfigException("zone: " + zone + " (expected: an IANA zone such as Asia/Shanghai)");
        }
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException naming the file and what is wrong in it
     */
    public static QuotaRules load(Path yaml) {
        try {
            return new ConfigSource().file(yaml).as(QuotaRules.class);
        } catch (ConfigException e) {
            throw new ConfigException(yaml + ": " + e.getMessage());
        }
    }

    @Override
    public List<CallRule> calls() {
        return calls == null ? List.of() : calls;
    }

    @Override
    public List<FigureRule> figures() {
        return figures == null ? List.of() : figures;
    }

    List<QuotaRule> of(ChannelAccount account) {
        return quotas.stream().filter(rule -> rule.holdsFor(account, defaults)).toList();
    }

    /** The zone in which an account's days are counted. */
    public ZoneId zoneOf(ChannelAccount account) {
        return ZoneId.of(account.setting(ZONE, zone));
    }
}
