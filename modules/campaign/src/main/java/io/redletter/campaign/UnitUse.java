package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.content.ContentService;
import io.redletter.content.WorkFilter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What hangs on a unit, for whoever wants to remove it. */
public final class UnitUse {
    private final CampaignStore campaigns;
    private final ContentService works;
    private final Channels channels;

    UnitUse(CampaignStore campaigns, ContentService works, Channels channels) {
        this.campaigns = campaigns;
        this.works = works;
        this.channels = channels;
    }

    /** In Chinese words, such as 活动; empty where nothing does. */
    public Future<List<String>> of(String unitId) {
        Sight only = new Sight(false, Set.of(unitId));
        List<String> found = new ArrayList<>();
        return campaigns
                .any(only)
                .map(any -> any && found.add("活动"))
                .compose(v -> works.list(Actor.system("plan"), new WorkFilter(null, null, unitId), 1))
                .map(any -> !any.isEmpty() && found.add("作品"))
                .compose(v -> channels.all())
                .map(all -> all.stream().anyMatch(channel -> channel.unitId().equals(unitId)) && found.add("渠道"))
                .map(v -> List.copyOf(found));
    }
}
