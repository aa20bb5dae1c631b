package io.redletter.console.board;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The boards' addresses. */
public final class BoardPages {
    private final BoardDesk desk;

    public BoardPages(BoardDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /board}, {@code /board/wall}, the parts of both that ask for themselves again, and {@code /board/figures}. */
    public void open(Addresses addresses) {
        CampaignChoice choice = new CampaignChoice(desk.campaigns());
        PushReader pushes = new PushReader(desk);
        BoardReader reader = new BoardReader(desk, pushes);
        FiguresPage figures = new FiguresPage(desk, reader);
        ReceiptActions receipts = new ReceiptActions(desk, figures);
        addresses
                .get("/board/figures", Permission.REACH_VIEW, figures)
                .post("/console/receipts", Permission.CHANNEL_WRITE, receipts::hand)
                .post("/console/receipts/:id/withdraw", Permission.CHANNEL_WRITE, receipts::withdraw)
                .get("/board", Permission.REACH_VIEW, new BoardPage(choice, reader))
                .get("/board/wall", Permission.REACH_VIEW, new WallPage(desk.days(), choice, reader))
                .get("/board/pushes", Permission.REACH_VIEW, new BoardPushesPage(desk, pushes, "pushes"))
                .get("/board/wall/pushes", Permission.REACH_VIEW, new BoardPushesPage(desk, pushes, "wall-pushes"));
    }
}
