package io.redletter.app.demo;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.joint.Freedom;
import io.redletter.campaign.joint.JointView;
import io.redletter.campaign.joint.NewJoint;
import io.redletter.delivery.NewChannel;
import io.vertx.core.Future;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two districts asked to speak together on the science day: one has confirmed, one has still to answer. */
final class DemoJoint {
    private static final String JOINT = "joint_demoscience";
    private static final String CHANNEL = "ch_demoyunxi";
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final DemoPlanting.Ground ground;
    private final DemoSandbox sandbox;

    DemoJoint(DemoPlanting.Ground ground, DemoSandbox sandbox) {
        this.ground = ground;
        this.sandbox = sandbox;
    }

    Future<Void> plan(Campaign science) {
        NewJoint wanted = new NewJoint(
                science.id(),
                DemoWorks.SCIENCE,
                "全市科普日同频发布",
                science.start().atTime(NINE),
                null,
                null,
                Set.of(Freedom.TITLE, Freedom.ADDITION),
                Map.of(DemoCast.YUNXI, List.of(CHANNEL), DemoCast.LIUHE, List.of()),
                true);
        return channel()
                .compose(v -> ground.campaigns().joint().ask(DemoCast.OPERATOR.actor(), JOINT, wanted))
                .map(JointView::joint)
                .compose(joint -> ground.campaigns()
                        .joint()
                        .answers()
                        .confirm(DemoCast.DISTRICT.actor(), joint.id(), DemoCast.YUNXI, List.of(CHANNEL), false))
                .mapEmpty();
    }

    /** The sandbox may listen on another port than at the last start. */
    Future<Void> pointChannel() {
        return ground.deliveries()
                .channels()
                .changeSettings(DemoCast.OPERATOR.actor(), CHANNEL, settings())
                .mapEmpty();
    }

    private Future<Void> channel() {
        NewChannel wanted =
                new NewChannel("webhook", "云溪发布", DemoCast.YUNXI, settings(), sandbox.webhookSecret(), true);
        return ground.deliveries()
                .channels()
                .createAccount(DemoCast.OPERATOR.actor(), CHANNEL, wanted)
                .<Void>mapEmpty()
                .recover(there -> pointChannel());
    }

    private Map<String, String> settings() {
        return Map.of("url", sandbox.hookUrl());
    }
}
