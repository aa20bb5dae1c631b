package io.redletter.campaign.cascade;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.task.Task;
import io.redletter.content.Work;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cascade reads and moves. Each change is one compare-and-set on the version of what is handed in, tells the audit trail
 * in the actor's name, and fails with a {@code ChangedMeanwhileException} where another was quicker.
 */
public interface CascadeGround {
    /** Refuses dates that no campaign may have. */
    void checkDates(LocalDate start, LocalDate end);

    /** Campaigns for one of these days that begin in this year. */
    Future<List<Campaign>> onDays(Sight sight, Set<String> observanceIds, int year);

    Future<Optional<Campaign>> campaign(String id);

    /** Open campaigns of a unit of which some day lies between these. */
    Future<List<Campaign>> between(String unitId, LocalDate first, LocalDate last);

    Future<Optional<Unit>> unit(String id);

    /** Every push of a campaign, at most a thousand, the soonest first. */
    Future<List<Push>> pushes(String campaignId);

    /** Every push of a work that may still leave. */
    Future<List<Push>> pushesOfWork(String workId);

    /** Other pushes that may still leave to one of its channels in the same hour of the clock on the wall. */
    Future<List<Push>> sameHour(Push push, PushTime time);

    Future<Optional<Push>> push(String id);

    Future<List<Task>> tasks(String campaignId);

    Future<Optional<Task>> task(String id);

    Future<Optional<Work>> work(String id);

    /** The works that belong to a campaign. */
    Future<List<Work>> works(String campaignId);

    Future<Campaign> moveCampaign(Actor actor, Campaign expected, LocalDate start, LocalDate end, boolean follows);

    /** @param wish cancelled, or planned where it is taken up again: the calendar then says in which state it is */
    Future<Campaign> turnCampaign(Actor actor, Campaign expected, CampaignState wish, String reason);

    /**
     * Moves a push that may still leave, or one that its campaign's cascade had stopped. An armed one is checked for its new
     * time; where it may not leave then, it goes there and is held, with the reason.
     *
     * @param wish the state it is to be in there: planned, armed, held or cancelled
     * @param reason why it is held or cancelled; null for the others
     * @param overQuota why it may go beyond a quota; null where it may not
     */
    Future<Push> movePush(
            Actor actor,
            Push expected,
            PushTime time,
            PushState wish,
            @Nullable String reason,
            @Nullable String overQuota);

    Future<Task> moveTask(Actor actor, Task expected, LocalDate to);

    /** Drops an open task, or opens a dropped one. */
    Future<Task> turnTask(Actor actor, Task expected, boolean open);

    /** Moves a planned release; refused where its work was released or changed, or the time has passed. */
    Future<Work> moveRelease(Actor actor, Work expected, Instant to);
}
