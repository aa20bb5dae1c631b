package io.redletter.console.joint;

import io.redletter.campaign.joint.Freedom;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.redletter.content.WorkState;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /console/joint/new?work=}: which work, when, whom to ask, what they may change. */
final class JointNewPage implements Page {
    private static final int WORKS = 200;

    private final JointDesk desk;

    JointNewPage(JointDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Map<String, String> start = new LinkedHashMap<>();
        call.query("work").ifPresent(work -> start.put("workId", work));
        return show(call, Form.empty().starting(start));
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.content()
                .list(call.actor(), WorkFilter.ALL, WORKS)
                .compose(works -> desk.accounts().units(call.actor()).map(units -> View.of("joint-new")
                        .with(
                                "works",
                                works.stream()
                                        .filter(JointNewPage::isSpeakable)
                                        .map(JointNewPage::choice)
                                        .toList())
                        .with("units", units)
                        .with("freedoms", Arrays.asList(Freedom.values()))
                        .form(form)));
    }

    private static boolean isSpeakable(Work work) {
        return work.state() != WorkState.WITHDRAWN;
    }

    private static Choice choice(Work work) {
        return new Choice(work.id(), work.title());
    }
}
