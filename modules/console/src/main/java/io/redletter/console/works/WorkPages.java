package io.redletter.console.works;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of works. */
public final class WorkPages {
    private static final String ONE = "/console/works/:id";

    private final WorkDesk desk;

    public WorkPages(WorkDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/works} and what lies under it. */
    public void open(Addresses addresses) {
        WorkNewPage fresh = new WorkNewPage(desk);
        WorkPage work = new WorkPage(desk);
        WorkEditPage edit = new WorkEditPage(desk);
        addresses
                .get("/console/works", Permission.VIEW, new WorkListPage(desk))
                .get("/console/works/new", Permission.CONTENT_WRITE, fresh)
                .post("/console/works/new", Permission.CONTENT_WRITE, new WorkCreateAction(desk, fresh))
                .get(ONE, Permission.VIEW, work)
                .get(ONE + "/preview", Permission.VIEW, new WorkPreviewPage(desk))
                .get(ONE + "/diff", Permission.VIEW, new WorkDiffPage(desk))
                .get(ONE + "/edit", Permission.CONTENT_WRITE, edit)
                .post(ONE + "/edit", Permission.CONTENT_WRITE, new WorkSaveAction(desk, edit))
                .post(ONE + "/submit", Permission.CONTENT_WRITE, new WorkSubmitAction(desk))
                .post(ONE + "/review", Permission.CONTENT_REVIEW, new WorkReviewAction(desk, work))
                .post(ONE + "/release", Permission.CONTENT_RELEASE, new WorkReleaseAction(desk, work))
                .post(ONE + "/release/cancel", Permission.CONTENT_RELEASE, new ReleaseCancelAction(desk))
                .post(ONE + "/withdraw", Permission.CONTENT_RELEASE, new WorkWithdrawAction(desk));
    }
}
