package io.redletter.campaign.task;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.Campaign;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of tasks. Planners set and change them; whoever works on a campaign may say that one is done. Refusals come as
 * failed futures; a task of a unit one does not see is not there, unless one's own unit is to do it.
 */
public final class TaskService {
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_DUE = 200;

    private final Platform platform;
    private final TaskStore tasks;
    private final UnitTree units;
    private final AuditTrail trail;
    private final CampaignLook campaigns;
    private final StandardTasks standard;

    /** @param campaigns finds the campaigns that tasks belong to */
    public TaskService(Platform platform, Accounts accounts, CampaignLook campaigns, StandardTasks standard) {
        this.platform = platform;
        this.tasks = new TaskStore(platform.mongo());
        this.units = accounts.service().tree();
        this.trail = accounts.trail();
        this.campaigns = campaigns;
        this.standard = standard;
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return tasks.start();
    }

    public Future<Task> create(Actor actor, NewTask wanted) {
        return create(actor, Ids.next("task"), wanted);
    }

    /** Sets a task under a given id; the same again by the same actor gives the one that is there. */
    public Future<Task> create(Actor actor, String id, NewTask wanted) {
        return planner(actor)
                .compose(v -> campaigns.get(actor, wanted.campaignId()))
                .compose(campaign -> owner(actor, wanted.owner(), campaign)
                        .map(owner -> task(actor, id, wanted, campaign, owner, "manual")))
                .compose(task -> roomFor(task, 1).compose(v -> insert(actor, task)));
    }

    /** Sets the tasks of the standard list that are not there yet; those that were changed or dropped stay as they are. */
    public Future<List<Task>> standard(Actor actor, Campaign campaign) {
        Future<Void> set = planner(actor)
                .compose(v -> tasks.ofCampaign(campaign.id()).compose(there -> {
                    List<String> known = there.stream().map(Task::id).toList();
                    List<Task> missing = standard.tasks().stream()
                            .map(item -> task(actor, item, campaign))
                            .filter(task -> !known.contains(task.id()))
                            .toList();
                    Future<Void> done =
                            missing.isEmpty() ? Future.succeededFuture() : roomFor(missing.get(0), missing.size());
                    for (Task task : missing) {
                        done = done.compose(w -> insert(actor, task).mapEmpty());
                    }
                    return done;
                }));
        return set.compose(v -> tasks.ofCampaign(campaign.id()));
    }

    /** The tasks of a campaign that the actor sees, by deadline. */
    public Future<List<Task>> ofCampaign(Actor actor, String campaignId) {
        return campaigns.get(actor, campaignId).compose(campaign -> tasks.ofCampaign(campaign.id()));
    }

    /** Open tasks of the units the actor sees whose last day is this one or before, the longest overdue first. */
    public Future<List<Task>> due(Actor actor, LocalDate until) {
        return units.sight(actor).compose(sight -> tasks.due(sight, until, MOST_DUE));
    }

    public Future<Task> done(Actor actor, String id) {
        return worker(actor, id, "task.done", found -> {
            if (found.state() == TaskState.DONE) {
                return found;
            }
            return found.done(actor.id(), platform.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        });
    }

    public Future<Task> reopen(Actor actor, String id) {
        return worker(
                actor,
                id,
                "task.reopened",
                found -> found.state() == TaskState.OPEN ? found : found.in(TaskState.OPEN));
    }

    /** It is not needed after all; it stays in the list, struck out. */
    public Future<Task> drop(Actor actor, String id) {
        return planner(actor)
                .compose(v -> worker(
                        actor,
                        id,
                        "task.dropped",
                        found -> found.state() == TaskState.DROPPED ? found : found.in(TaskState.DROPPED)));
    }

    public Future<Task> change(Actor actor, String id, TaskChange change) {
        return planner(actor)
                .compose(v -> visible(actor, id))
                .compose(seen -> campaigns.get(actor, seen.campaignId()).compose(campaign -> owner(
                                actor, change.owner(), campaign)
                        .compose(owner -> tasks.update(id, found -> changed(found, change, campaign)))))
                .compose(next -> told(actor, "task.changed", next, next.title() + " " + next.deadline()));
    }

    /** The task if it is there, without asking who looks; for what moves dates in a person's name. */
    public Future<Optional<Task>> find(String id) {
        return tasks.find(id);
    }

    /** The tasks of a campaign without asking who looks. */
    public Future<List<Task>> all(String campaignId) {
        return tasks.ofCampaign(campaignId);
    }

    /** How many open tasks hang on the dates of this campaign. */
    public Future<Long> hanging(String campaignId) {
        return tasks.hanging(campaignId);
    }

    /**
     * Goes on only if nobody has done anything with the tasks of this campaign but set the standard ones; for whoever wants
     * to take the campaign back.
     */
    public Future<Void> requireUntouched(String campaignId) {
        return tasks.ofCampaign(campaignId).map(all -> {
            long touched = all.stream()
                    .filter(task -> task.version() > 1 || !task.source().equals("standard"))
                    .count();
            if (touched > 0) {
                throw RefusedException.conflict(
                        "tasks-touched",
                        "campaign " + campaignId + ": 已有 " + touched + " 项任务有人动过 (somebody has worked on its tasks)");
            }
            return null;
        });
    }

    /** Removes every task of a campaign that came to nothing. */
    public Future<Void> removeAll(Actor actor, String campaignId) {
        return planner(actor).compose(v -> tasks.deleteOf(campaignId));
    }

    /** Moves a deadline as part of something larger that was confirmed before; fails if the task changed meanwhile. */
    public Future<Task> move(Actor actor, Task expected, LocalDate to) {
        return tasks.replace(expected, expected.on(to))
                .compose(next -> told(actor, "task.moved", next, expected.deadline() + " → " + to));
    }

    /** Drops or opens a task as part of something larger that was confirmed before; fails if it changed meanwhile. */
    public Future<Task> turn(Actor actor, Task expected, boolean open) {
        return tasks.replace(expected, expected.in(open ? TaskState.OPEN : TaskState.DROPPED))
                .compose(next -> told(actor, open ? "task.reopened" : "task.dropped", next, next.title()));
    }

    private Future<Void> planner(Actor actor) {
        return Future.succeededFuture().map(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return null;
        });
    }

    private Future<Task> worker(Actor actor, String id, String action, UnaryOperator<Task> step) {
        return visible(actor, id).compose(seen -> {
            if (!actor.may(Permission.CONTENT_WRITE) && !actor.may(Permission.PUSH_WRITE)) {
                actor.require(Permission.CAMPAIGN_WRITE);
            }
            return tasks.update(id, step)
                    .compose(next -> next.version() == seen.version()
                            ? Future.succeededFuture(next)
                            : told(actor, action, next, next.title()));
        });
    }

    private Future<Task> visible(Actor actor, String id) {
        return units.sight(actor).compose(sight -> tasks.find(id).map(found -> found.filter(task -> sees(sight, task))
                .orElseThrow(() -> new NotFoundException("task", id))));
    }

    private static boolean sees(Sight sight, Task task) {
        return sight.sees(task.unitId()) || sight.sees(task.owner());
    }

    /** The unit that is to do it: one that the actor sees, or the campaign's own. */
    private Future<String> owner(Actor actor, @Nullable String wanted, Campaign campaign) {
        if (wanted == null || wanted.equals(campaign.unitId())) {
            return Future.succeededFuture(campaign.unitId());
        }
        return units.sight(actor).map(sight -> {
            if (!sight.sees(wanted)) {
                throw RefusedException.field("/owner", "unknown-unit", "/owner: 没有单位 " + wanted + " (no such unit)");
            }
            return wanted;
        });
    }

    private Task task(Actor actor, String id, NewTask wanted, Campaign campaign, String owner, String source) {
        LocalDate deadline = TaskDates.of(wanted.deadline(), wanted.relative(), campaign);
        if (deadline == null) {
            throw RefusedException.field(
                    "/deadline", "dates-missing", "/deadline: 请写明期限,或写 T-3 这样的相对期限 (expected: deadline or relative)");
        }
        return new Task(
                id,
                1,
                campaign.id(),
                campaign.unitId(),
                title(wanted.title()),
                deadline,
                wanted.relative(),
                owner,
                TaskState.OPEN,
                null,
                null,
                source,
                actor.id(),
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                campaign.demo());
    }

    /** Its id is made of the campaign's and the item's key, so that the list is never doubled. */
    private Task task(Actor actor, StandardTasks.Item item, Campaign campaign) {
        String id = "task_" + campaign.id().substring(campaign.id().indexOf('_') + 1) + "_" + item.key();
        NewTask wanted = new NewTask(campaign.id(), item.title(), null, item.relative(), null);
        return task(actor, id, wanted, campaign, campaign.unitId(), "standard");
    }

    private Future<Void> roomFor(Task task, int more) {
        return tasks.countOf(task.campaignId()).map(there -> {
            if (there + more > TaskStore.MOST) {
                throw RefusedException.conflict(
                        "too-many-tasks",
                        "campaign " + task.campaignId() + ": 任务太多 (expected: at most " + TaskStore.MOST + ")");
            }
            return null;
        });
    }

    private Future<Task> insert(Actor actor, Task task) {
        return tasks.insert(task)
                .compose(made -> told(actor, "task.created", made, made.title() + " " + made.deadline()))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? tasks.get(task.id())
                                .compose(there ->
                                        there.isSameAs(task) || task.source().equals("standard")
                                                ? Future.succeededFuture(there)
                                                : Future.failedFuture(failure))
                        : Future.failedFuture(failure));
    }

    private static Task changed(Task found, TaskChange change, Campaign campaign) {
        if (change.version() != null && change.version() != found.version()) {
            throw new ChangedMeanwhileException("task", found.id(), change.version());
        }
        if (change.title() != null) {
            title(change.title());
        }
        TaskDates.of(change.deadline(), change.relative(), campaign);
        return found.with(change, campaign);
    }

    private static String title(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_TITLE) {
            throw RefusedException.field(
                    "/title", "invalid-field", "/title: 要 1 到 100 个字 (expected: 1 to 100 characters)");
        }
        return stripped;
    }

    private Future<Task> told(Actor actor, String action, Task task, String detail) {
        return trail.append(actor, action, task.id(), detail).map(task);
    }
}
