package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.console.web.PageCall;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a campaign's pushes and how they went. */
final class PushReader {
    private static final int SHOWN = 6;
    private static final int WORKS = 500;

    private final BoardDesk desk;

    PushReader(BoardDesk desk) {
        this.desk = desk;
    }

    Future<LastPushes> read(PageCall call, Campaign campaign) {
        return works(call, campaign)
                .compose(titles -> desk.names().channels().compose(channels -> read(call, campaign, titles, channels)));
    }

    /** The titles of a campaign's works, by id. */
    Future<Map<String, String>> works(PageCall call, Campaign campaign) {
        return desk.content()
                .list(call.actor(), new WorkFilter(campaign.id(), null, null), WORKS)
                .map(works -> works.stream().collect(Collectors.toMap(Work::id, Work::title)));
    }

    Future<LastPushes> read(
            PageCall call, Campaign campaign, Map<String, String> titles, Map<String, String> channels) {
        PushFilter ofCampaign = PushFilter.ofCampaign(campaign.id());
        PushFilter gone = ofCampaign.in(PushState.FIRING, PushState.FINISHED, PushState.SKIPPED, PushState.RECALLED);
        return desk.pushes()
                .list(call.actor(), gone)
                .map(PushReader::latest)
                .compose(pushes -> lines(call, pushes, titles, channels))
                .compose(left -> desk.pushes()
                        .list(call.actor(), ofCampaign.in(PushState.ARMED).first(1))
                        .compose(armed -> lines(call, armed, titles, channels))
                        .map(next -> new LastPushes(left, next.stream().findFirst())));
    }

    private static List<Push> latest(List<Push> pushes) {
        return pushes.stream()
                .sorted(Comparator.comparing(Push::due).reversed())
                .limit(SHOWN)
                .toList();
    }

    private Future<List<PushLine>> lines(
            PageCall call, List<Push> pushes, Map<String, String> titles, Map<String, String> channels) {
        return Future.all(pushes.stream()
                        .map(push -> line(call, push, titles, channels))
                        .toList())
                .map(all -> all.<PushLine>list());
    }

    private Future<PushLine> line(PageCall call, Push push, Map<String, String> titles, Map<String, String> channels) {
        String names = push.channelIds().stream()
                .map(id -> channels.getOrDefault(id, id))
                .collect(Collectors.joining(call.words().isChinese() ? "、" : ", "));
        return desk.deliveries()
                .deliveries(push.id())
                .map(deliveries -> new PushLine(
                        push,
                        titles.getOrDefault(push.workId(), push.workId()),
                        names,
                        PushResult.of(push, deliveries, call.words())));
    }
}
