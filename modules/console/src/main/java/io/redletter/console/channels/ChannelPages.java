package io.redletter.console.channels;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of channels. */
public final class ChannelPages {
    private static final String ONE = "/console/channels/:id";

    private final ChannelDesk desk;

    public ChannelPages(ChannelDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/channels} and what lies under it. */
    public void open(Addresses addresses) {
        ChannelNewPage fresh = new ChannelNewPage(desk);
        ChannelPage channel = new ChannelPage(desk);
        ChannelEditPage edit = new ChannelEditPage(desk);
        addresses
                .get("/console/channels", Permission.VIEW, new ChannelListPage(desk))
                .get("/console/channels/new", Permission.CHANNEL_WRITE, fresh)
                .post("/console/channels/new", Permission.CHANNEL_WRITE, new ChannelAddAction(desk, fresh, channel))
                .get(ONE, Permission.VIEW, channel)
                .get(ONE + "/edit", Permission.CHANNEL_WRITE, edit)
                .post(ONE + "/edit", Permission.CHANNEL_WRITE, new ChannelEditAction(desk, edit))
                .get(ONE + "/health", Permission.VIEW, new ChannelHealthPage(desk))
                .post(ONE + "/keys", Permission.CHANNEL_WRITE, new ChannelKeyAction(desk, channel))
                .post(ONE + "/keys/:key/revoke", Permission.CHANNEL_WRITE, new ChannelRevokeAction(desk))
                .post(ONE + "/test", Permission.CHANNEL_WRITE, new ChannelTestAction(desk))
                .post(ONE + "/:switch", Permission.CHANNEL_WRITE, new ChannelSwitchAction(desk));
    }
}
