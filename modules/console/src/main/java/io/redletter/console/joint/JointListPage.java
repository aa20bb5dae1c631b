package io.redletter.console.joint;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;

/** {@code /console/joint}: every joint release a unit of one's own leads or takes part in, the latest first. */
final class JointListPage implements Page {
    private final JointDesk desk;

    JointListPage(JointDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.joint().list(call.actor()).map(all -> View.of("joint-list")
                .with("joints", all)
                .with("mayAsk", call.actor().may(Permission.PUSH_WRITE)));
    }
}
