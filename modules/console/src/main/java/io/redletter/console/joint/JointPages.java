package io.redletter.console.joint;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of joint releases. */
public final class JointPages {
    private static final String ONE = "/console/joint/:id";

    private final JointDesk desk;

    public JointPages(JointDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/joint} and what lies under it. */
    public void open(Addresses addresses) {
        JointNewPage fresh = new JointNewPage(desk);
        JointPage page = new JointPage(desk);
        JointPartActions parts = new JointPartActions(desk, page);
        JointLeadActions lead = new JointLeadActions(desk, page);
        addresses
                .get("/console/joint", Permission.VIEW, new JointListPage(desk))
                .get("/console/joint/new", Permission.PUSH_WRITE, fresh)
                .post("/console/joint/new", Permission.PUSH_WRITE, new JointAskAction(desk, fresh))
                .get(ONE, Permission.VIEW, page)
                .post(ONE + "/move", Permission.PUSH_WRITE, lead::move)
                .post(ONE + "/cancel", Permission.PUSH_WRITE, lead::cancel)
                .post(ONE + "/units/:unit/confirm", Permission.PUSH_WRITE, parts::confirm)
                .post(ONE + "/units/:unit/decline", Permission.PUSH_WRITE, parts::decline)
                .post(ONE + "/units/:unit/localise", Permission.CONTENT_WRITE, parts::localise);
    }
}
