package io.redletter.reach.stated;

import io.redletter.platform.RefusedException;
import io.redletter.reach.Scope;
import io.redletter.reach.Scopes;
import java.util.Map;

/**
 * What a stated figure is about.
 *
 * @param workId empty where it is about the whole campaign on that channel
 */
public record Subject(String campaignId, String workId, String channelId, String unitId) {
    private static final int MOST_METRICS = 50;
    private static final long MOST = 100_000_000_000L;

    public Subject {
        check("campaignId", campaignId);
        check("channelId", channelId);
        check("unitId", unitId);
        if (!workId.isEmpty()) {
            check("workId", workId);
        }
    }

    /** The campaign it belongs to. */
    public Scope campaign() {
        return Scope.campaign(campaignId);
    }

    /** Whether a figure of this subject belongs to a scope. */
    boolean isIn(Scope scope) {
        boolean ofCampaign = !scope.tag().startsWith("campaign:") || scope.tag().equals("campaign:" + campaignId);
        return ofCampaign
                && switch (scope.kind()) {
                    case CAMPAIGN -> true;
                    case WORK -> scope.id().equals(workId);
                    case CHANNEL -> scope.id().equals(channelId);
                    case UNIT -> scope.id().equals(unitId);
                    default -> false;
                };
    }

    /** Refuses counts that cannot be. */
    static Map<String, Long> checked(Map<String, Long> counts) {
        if (counts.isEmpty() || counts.size() > MOST_METRICS) {
            throw field("/counts", "counts: " + counts.size() + " 项 (expected: 1 to " + MOST_METRICS + " metrics)");
        }
        counts.forEach((metric, value) -> {
            if (!metric.matches("[a-z][a-z0-9_]{0,31}")) {
                throw field("/counts", "counts: 指标名不对 (expected: such as view, play, share)");
            }
            if (value < 0 || value > MOST) {
                throw field("/counts/" + metric, metric + ": " + value + " (expected: 0 to " + MOST + ")");
            }
        });
        return Map.copyOf(counts);
    }

    static RefusedException field(String pointer, String message) {
        return RefusedException.field(pointer, "invalid-field", message);
    }

    private static void check(String name, String id) {
        if (!Scopes.ID.matcher(id).matches()) {
            throw field("/" + name, name + ": 格式不对 (expected: an id)");
        }
    }
}
