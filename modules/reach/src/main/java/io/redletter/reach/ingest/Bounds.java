package io.redletter.reach.ingest;

import io.redletter.reach.Scope;
import io.redletter.reach.ScopeKind;
import io.redletter.reach.Scopes;
import io.redletter.reach.count.CountReader;
import io.redletter.reach.count.Remembered;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many channels, works, units, versions, languages, audiences and share-kit owners a campaign is counted by: beyond the
 * bound, what comes new counts as {@code other}. Decided before an event is written, so that a replay decides nothing anew;
 * each node decides for itself, so several nodes may together name a few more.
 */
final class Bounds {
    private static final int MAX_CAMPAIGNS = 5_000;

    private final CountReader reader;
    private final int most;
    private final Remembered<Named> campaigns;

    /** @param most how many of each kind a campaign is counted by */
    Bounds(Clock clock, CountReader reader, int most) {
        this.reader = reader;
        this.most = most;
        this.campaigns = new Remembered<>(clock, MAX_CAMPAIGNS, Duration.ofDays(3_650));
    }

    /** The scopes under which a page is counted. */
    Future<Scopes> admit(Scopes scopes) {
        String campaign = "campaign:" + scopes.campaignId();
        return campaigns
                .get(campaign, () -> reader.partsOf(campaign).map(parts -> new Named(parts, most)))
                .map(named -> named.admit(scopes));
    }

    /** What one campaign is counted by. */
    private static final class Named {
        private final int most;
        private final Map<ScopeKind, Set<String>> ids = new EnumMap<>(ScopeKind.class);

        Named(Collection<String> parts, int most) {
            this.most = most;
            parts.forEach(part -> {
                Scope scope = new Scope(part);
                ids.computeIfAbsent(scope.kind(), kind -> new HashSet<>()).add(scope.id());
            });
        }

        synchronized Scopes admit(Scopes scopes) {
            String work = admit(ScopeKind.WORK, scopes.workId());
            boolean isOther = work.equals(Scope.OTHER)
                    || admit(ScopeKind.VERSION, work + "." + scopes.number()).equals(Scope.OTHER);
            return new Scopes(
                    scopes.campaignId(),
                    work,
                    isOther ? Scope.OTHER_NUMBER : scopes.number(),
                    admit(ScopeKind.CHANNEL, scopes.channelId()),
                    admit(ScopeKind.UNIT, scopes.unitId()),
                    admit(ScopeKind.LANGUAGE, scopes.language()),
                    admit(ScopeKind.AUDIENCE, scopes.audience()),
                    admit(ScopeKind.OWNER, scopes.owner()));
        }

        private String admit(ScopeKind kind, String id) {
            Set<String> named = ids.computeIfAbsent(kind, first -> new HashSet<>());
            if (id.isEmpty() || named.contains(id)) {
                return id;
            }
            if (named.size() >= most) {
                return Scope.OTHER;
            }
            named.add(id);
            return id;
        }
    }
}
