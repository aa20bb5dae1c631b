package io.redletter.console.audiences;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.FileForms;
import java.util.regex.Pattern;

/** The addresses of audiences. */
public final class AudiencePages {
    static final String HOME = "/console/audiences";
    private static final String LIST = HOME + "/lists/:id";
    private static final String IMPORT = HOME + "/imports/:id";
    private static final String SEGMENT = HOME + "/segments/:id";
    private static final String PERSON = HOME + "/people/:hash";

    private final AudienceDesk desk;

    public AudiencePages(AudienceDesk desk) {
        this.desk = desk;
    }

    /**
     * Where a form with a list of people goes.
     *
     * @param largest how many bytes a list may have
     */
    public static FileForms.Place upload(long largest) {
        return new FileForms.Place(Pattern.compile(HOME + "/lists/[\\w-]{1,80}/import"), HOME, largest);
    }

    /** Opens {@code /console/audiences} and what lies under it. */
    public void open(Addresses addresses) {
        lists(addresses);
        imports(addresses);
        segments(addresses);
        people(addresses);
    }

    private void lists(Addresses addresses) {
        AudienceEditPage edit = new AudienceEditPage(desk);
        AudienceSaveAction save = new AudienceSaveAction(desk, edit);
        AudiencePage page = new AudiencePage(desk);
        addresses
                .get(HOME, Permission.VIEW, new AudienceListPage(desk))
                .get(HOME + "/new", Permission.AUDIENCE_WRITE, edit)
                .post(HOME + "/new", Permission.AUDIENCE_WRITE, save)
                .get(LIST, Permission.VIEW, page)
                .get(LIST + "/edit", Permission.AUDIENCE_WRITE, edit)
                .post(LIST + "/edit", Permission.AUDIENCE_WRITE, save)
                .post(LIST + "/remove", Permission.AUDIENCE_WRITE, new AudienceRemoveAction(desk))
                .post(LIST + "/import", Permission.AUDIENCE_WRITE, new ImportTakeAction(desk, page));
    }

    private void imports(Addresses addresses) {
        ImportPage page = new ImportPage(desk);
        addresses
                .get(IMPORT, Permission.VIEW, page)
                .get(IMPORT + "/progress", Permission.VIEW, page::progress)
                .get(IMPORT + "/errors.csv", Permission.VIEW, new ImportFaultsFile(desk))
                .post(IMPORT + "/start", Permission.AUDIENCE_WRITE, new ImportStartAction(desk, page))
                .post(IMPORT + "/cancel", Permission.AUDIENCE_WRITE, new ImportStepAction(desk, "cancel"))
                .post(IMPORT + "/undo", Permission.AUDIENCE_WRITE, new ImportStepAction(desk, "undo"));
    }

    private void segments(Addresses addresses) {
        SegmentPage page = new SegmentPage(desk);
        SegmentSaveAction save = new SegmentSaveAction(desk, page);
        SegmentCountPart count = new SegmentCountPart(desk);
        addresses
                .get(LIST + "/segments/new", Permission.PUSH_WRITE, page)
                .post(LIST + "/segments/new", Permission.PUSH_WRITE, save)
                .get(SEGMENT, Permission.VIEW, page)
                .post(SEGMENT, Permission.PUSH_WRITE, save)
                .post(SEGMENT + "/remove", Permission.PUSH_WRITE, new SegmentRemoveAction(desk))
                .get(HOME + "/count", Permission.VIEW, count)
                .get(HOME + "/counts/:id", Permission.VIEW, count::progress);
    }

    private void people(Addresses addresses) {
        PersonPage page = new PersonPage(desk);
        addresses
                .post(HOME + "/find", Permission.AUDIENCE_WRITE, new PersonFindAction(desk))
                .get(PERSON, Permission.AUDIENCE_WRITE, page)
                .post(PERSON + "/export", Permission.AUDIENCE_WRITE, page::export)
                .post(PERSON + "/opt-out", Permission.AUDIENCE_WRITE, new PersonStepAction(desk, "opt-out"))
                .post(PERSON + "/opt-in", Permission.AUDIENCE_WRITE, new PersonStepAction(desk, "opt-in"))
                .post(PERSON + "/reached", Permission.AUDIENCE_WRITE, new PersonStepAction(desk, "reached"))
                .post(PERSON + "/erase", Permission.AUDIENCE_WRITE, new PersonStepAction(desk, "erase"));
    }
}
