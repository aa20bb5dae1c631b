package io.redletter.console.joint;

import io.redletter.accounts.Permission;
import io.redletter.campaign.ChannelCard;
import io.redletter.campaign.joint.JointView;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.WorkVersion;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /console/joint/{id}}: the instant, the wording, and every unit's part; the answer form for one's own. */
final class JointPage implements Page {
    private final JointDesk desk;

    JointPage(JointDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty());
    }

    /** The page with a form that came back, at the unit it was for. */
    Future<Answer> show(PageCall call, Form form) {
        return desk.joint()
                .get(call.actor(), call.path("id"))
                .compose(view -> desk.channels().all().compose(channels -> wording(view)
                        .map(wording -> page(call, view, channels, wording).form(form))));
    }

    private static View page(PageCall call, JointView view, List<ChannelCard> channels, Optional<WorkVersion> wording) {
        boolean open = view.joint().isOpen()
                && call.wording().now().isBefore(view.joint().due());
        boolean mayPush = call.actor().may(Permission.PUSH_WRITE);
        Map<String, List<ChannelCard>> byUnit =
                channels.stream().filter(ChannelCard::enabled).collect(Collectors.groupingBy(ChannelCard::unitId));
        return View.of("joint")
                .with("view", view)
                .with("joint", view.joint())
                .with("open", open)
                .with("leads", open && mayPush && leads(call, view))
                .with("mayAnswer", open && mayPush)
                .with("mayWrite", open && call.actor().may(Permission.CONTENT_WRITE))
                .with("unitChannels", byUnit)
                .with("channelNames", channels.stream().collect(Collectors.toMap(ChannelCard::id, ChannelCard::name)))
                .with("wording", wording.orElse(null));
    }

    private static boolean leads(PageCall call, JointView view) {
        return call.actor().seesEverything()
                || call.actor().unitId().equals(view.joint().unitId());
    }

    /** The lead's approved wording; units see it here, for the work itself belongs to the lead. */
    private Future<Optional<WorkVersion>> wording(JointView view) {
        return desk.content().find(view.joint().workId()).compose(found -> {
            Integer sealed = found.map(work -> work.sealedNumber()).orElse(null);
            return sealed == null
                    ? Future.succeededFuture(Optional.empty())
                    : desk.content().version(view.joint().workId(), sealed).map(Optional::of);
        });
    }
}
