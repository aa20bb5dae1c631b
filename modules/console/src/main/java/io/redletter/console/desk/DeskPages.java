package io.redletter.console.desk;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of the desk. */
public final class DeskPages {
    private static final String DESK = "/console/desk";
    private static final String RECALL = "/console/pushes/:id/recall";

    private final DeskRoom room;

    public DeskPages(DeskRoom room) {
        this.room = room;
    }

    /** Opens {@code /console/desk}, what lies under it, and the recall of a push. */
    public void open(Addresses addresses) {
        DeskItemPage item = new DeskItemPage(room);
        RecallPage recall = new RecallPage(room);
        ReplayNewPage fresh = new ReplayNewPage(room);
        addresses
                .get(DESK, Permission.VIEW, new DeskListPage(room))
                .get(DESK + "/deliveries/:delivery", Permission.VIEW, item)
                .post(DESK + "/deliveries/:delivery", Permission.PUSH_WRITE, new DeskVerdictAction(room))
                .post(DESK + "/deliveries/:delivery/people", Permission.PUSH_WRITE, new DeskPeopleAction(room))
                .get(DESK + "/replays/new", Permission.VIEW, fresh)
                .post(DESK + "/replays/new", Permission.PUSH_WRITE, new ReplayStartAction(room, fresh))
                .get(DESK + "/replays/:replay", Permission.VIEW, new ReplayPage(room))
                .post(DESK + "/replays/:replay/cancel", Permission.PUSH_WRITE, new ReplayCancelAction(room))
                .get(RECALL, Permission.VIEW, recall)
                .post(RECALL, Permission.PUSH_WRITE, new RecallAction(room, recall));
    }
}
