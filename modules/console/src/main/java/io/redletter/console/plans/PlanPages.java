package io.redletter.console.plans;

import io.redletter.accounts.Permission;
import io.redletter.campaign.plan.PlanFiles;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.FileForms;
import java.util.regex.Pattern;

/** The addresses of plan documents. */
public final class PlanPages {
    private static final String UPLOAD = "/console/plans/new";

    /** Where a form with a document goes. */
    public static final FileForms.Place UPLOAD_PLACE =
            new FileForms.Place(Pattern.compile(UPLOAD), "/console/plans", PlanFiles.LARGEST);

    private static final String ONE = "/console/plans/:id";
    private static final String ITEM = ONE + "/items/:item";

    private final PlanDesk desk;

    public PlanPages(PlanDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/plans} and what lies under it. */
    public void open(Addresses addresses) {
        PlanListPage list = new PlanListPage(desk);
        ItemCards cards = new ItemCards(desk);
        PlanPage page = new PlanPage(desk, cards);
        ItemPage item = new ItemPage(desk, cards);
        addresses
                .get("/console/plans", Permission.VIEW, list)
                .get(UPLOAD, Permission.CAMPAIGN_WRITE, list)
                .post(UPLOAD, Permission.CAMPAIGN_WRITE, new PlanAddAction(desk, list))
                .get(ONE, Permission.VIEW, page)
                .post(ONE + "/read", Permission.CAMPAIGN_WRITE, new PlanStepAction(desk, PlanStepAction.Step.READ))
                .post(ONE + "/change", Permission.CAMPAIGN_WRITE, new PlanStepAction(desk, PlanStepAction.Step.CHANGE))
                .post(ONE + "/remove", Permission.CAMPAIGN_WRITE, new PlanStepAction(desk, PlanStepAction.Step.REMOVE))
                .post(ONE + "/accept", Permission.CAMPAIGN_WRITE, new AcceptAllAction(desk))
                .get(ITEM, Permission.VIEW, item)
                .get(ITEM + "/edit", Permission.CAMPAIGN_WRITE, item)
                .post(ITEM, Permission.CAMPAIGN_WRITE, new ItemDecideAction(desk, item))
                .post(ITEM + "/edit", Permission.CAMPAIGN_WRITE, new ItemEditAction(desk, item));
    }
}
