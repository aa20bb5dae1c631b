package io.redletter.console.today;

import io.redletter.accounts.Permission;
import io.redletter.campaign.joint.JointService;
import io.redletter.campaign.joint.JointView;
import io.redletter.campaign.joint.Standing;
import io.redletter.console.web.PageCall;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Joint releases that wait for somebody: for a unit's answer, or for the lead to look after those who are missing. */
final class JointItems {
    private static final Set<Standing> UNANSWERED = Set.of(Standing.ASKED, Standing.OVERDUE);
    private static final Set<Standing> TO_MEND = Set.of(Standing.UNREADY, Standing.OUTDATED);

    private final JointService joint;

    JointItems(JointService joint) {
        this.joint = joint;
    }

    Future<List<TodayItem>> of(PageCall call) {
        return call.actor().may(Permission.PUSH_WRITE)
                ? joint.list(call.actor()).map(all -> all.stream()
                        .filter(view -> view.joint().isOpen()
                                && view.joint().due().isAfter(call.wording().now()))
                        .flatMap(view ->
                                Stream.of(mine(call, view), missing(call, view)).flatMap(Optional::stream))
                        .toList())
                : Future.succeededFuture(List.of());
    }

    /** What this person's own unit has still to say. */
    private static Optional<TodayItem> mine(PageCall call, JointView view) {
        return view.parts().stream()
                .filter(part -> part.part().unitId().equals(call.actor().unitId()))
                .filter(part -> UNANSWERED.contains(part.standing()) || TO_MEND.contains(part.standing()))
                .findFirst()
                .map(part -> item(
                        view,
                        UNANSWERED.contains(part.standing())
                                ? call.t("today.joint.answer")
                                : call.t("joint.standing." + part.standing().name())));
    }

    /** For the lead, once the day for answers has passed. */
    private static Optional<TodayItem> missing(PageCall call, JointView view) {
        long overdue = view.parts().stream()
                .filter(part -> part.standing() == Standing.OVERDUE)
                .count();
        return overdue > 0 && view.joint().unitId().equals(call.actor().unitId())
                ? Optional.of(item(view, call.t("today.joint.missing", overdue)))
                : Optional.empty();
    }

    private static TodayItem item(JointView view, String what) {
        return TodayItem.of(
                "broadcast",
                "amber",
                view.joint().name(),
                what,
                "/console/joint/" + view.joint().id(),
                view.joint().due(),
                view.joint().demo());
    }
}
