package io.redletter.console.works;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.Review;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /console/works/{id}}: what readers will see, where it stands, and the next step for whoever looks. */
final class WorkPage implements Page {
    private final WorkDesk desk;

    WorkPage(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty());
    }

    /** The page, with the form that was refused where one was. */
    Future<Answer> show(PageCall call, Form form) {
        return desk.content().get(call.actor(), call.path("id")).compose(work -> story(call, work)
                .compose(story -> names(call, work, story).map(view -> view.form(form))));
    }

    private Future<Story> story(PageCall call, Work work) {
        return desk.content()
                .versions(work.id())
                .compose(versions -> desk.content().reviews(work.id()).compose(reviews -> desk.pushes()
                        .list(call.actor(), PushFilter.ofWork(work.id()))
                        .map(pushes -> new Story(versions, reviews, pushes))));
    }

    private Future<View> names(PageCall call, Work work, Story story) {
        return desk.names().people(story.people(work)).compose(people -> desk.names()
                .campaigns(call.actor(), List.of(work.campaignId()))
                .compose(campaigns -> desk.names().channels().map(channels -> view(call, work, story)
                        .with("people", people)
                        .with("campaignName", campaigns.get(work.campaignId()))
                        .with("channelNames", channels))));
    }

    private static View view(PageCall call, Work work, Story story) {
        Optional<WorkVersion> head = story.version(work.headNumber());
        Optional<WorkVersion> shown =
                call.number("version", 1, 1_000_000).flatMap(story::version).or(() -> head);
        return View.of("work")
                .with("work", work)
                .with("head", head.orElse(null))
                .with("shown", shown.orElse(null))
                .with("versions", story.versions())
                .with("reviews", story.reviews())
                .with("pushes", story.pushes())
                .with("steps", WorkSteps.of(call.actor(), work, head));
    }

    /** All that happened to a work. */
    private record Story(List<WorkVersion> versions, List<Review> reviews, List<Push> pushes) {
        Optional<WorkVersion> version(int number) {
            return versions.stream().filter(one -> one.number() == number).findFirst();
        }

        Set<String> people(Work work) {
            Set<String> ids = new LinkedHashSet<>();
            ids.add(work.author());
            versions.forEach(version -> ids.add(version.author()));
            reviews.forEach(review -> ids.add(review.reviewer()));
            return ids;
        }
    }
}
