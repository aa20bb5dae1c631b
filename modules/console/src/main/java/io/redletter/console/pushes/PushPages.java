package io.redletter.console.pushes;

import io.redletter.accounts.Permission;
import io.redletter.campaign.PushService;
import io.redletter.console.web.Addresses;

/** The addresses of pushes. */
public final class PushPages {
    private static final String ONE = "/console/pushes/:id";

    private final PushDesk desk;

    public PushPages(PushDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/pushes} and what lies under it. */
    public void open(Addresses addresses) {
        PushService pushes = desk.pushes();
        PushNewPage fresh = new PushNewPage(desk);
        PushPage push = new PushPage(desk);
        addresses
                .get("/console/pushes", Permission.VIEW, new PushListPage(desk))
                .get("/console/pushes/new", Permission.PUSH_WRITE, fresh)
                .post("/console/pushes/new", Permission.PUSH_WRITE, new PushPlanAction(desk, fresh))
                .get("/console/pushes/quota", Permission.VIEW, new PushQuotaPage(desk))
                .get(ONE, Permission.VIEW, push)
                .get(ONE + "/progress", Permission.VIEW, new PushProgressPage(push))
                .post(ONE + "/deliveries/:channel", Permission.PUSH_WRITE, new DeliverySettleAction(desk))
                .post(ONE + "/move", Permission.PUSH_WRITE, new PushMoveAction(desk, push))
                .post(ONE + "/arm", Permission.PUSH_WRITE, new PushStepAction("arm", (actor, id, why) -> pushes.arm(
                                actor, id)
                        .mapEmpty()))
                .post(ONE + "/hold", Permission.PUSH_WRITE, new PushStepAction("hold", (actor, id, why) -> pushes.hold(
                                actor, id, why)
                        .mapEmpty()))
                .post(
                        ONE + "/send-now",
                        Permission.PUSH_WRITE,
                        new PushStepAction("send-now", (actor, id, why) -> pushes.sendNow(actor, id, null)
                                .mapEmpty()))
                .post(ONE + "/skip", Permission.PUSH_WRITE, new PushStepAction("skip", (actor, id, why) -> pushes.skip(
                                actor, id, why.isEmpty() ? "—" : why)
                        .mapEmpty()))
                .post(
                        ONE + "/cancel",
                        Permission.PUSH_WRITE,
                        new PushStepAction("cancel", (actor, id, why) -> pushes.cancel(actor, id, why)
                                .mapEmpty()));
    }
}
