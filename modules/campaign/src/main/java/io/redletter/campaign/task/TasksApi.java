package io.redletter.campaign.task;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.campaign.RelativeTime;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/tasks.yaml}. */
public final class TasksApi implements ApiOperations {
    private final TaskService tasks;
    private final CampaignLook campaigns;

    public TasksApi(TaskService tasks, CampaignLook campaigns) {
        this.tasks = tasks;
        this.campaigns = campaigns;
    }

    @Override
    public String contract() {
        return "openapi/tasks.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listTasks", call -> tasks.ofCampaign(viewer(call), campaignId(call))
                .map(TasksApi::items));
        api.on("createTask", this::create);
        api.on("setStandardTasks", call -> campaigns
                .get(viewer(call), campaignId(call))
                .compose(campaign -> tasks.standard(Actors.of(call.context()), campaign))
                .map(TasksApi::items));
        api.on("changeTask", call -> tasks.change(
                        Actors.of(call.context()),
                        id(call),
                        call.body(ChangeRequest.class).change())
                .map(Reply::ok));
        api.on("finishTask", call -> tasks.done(Actors.of(call.context()), id(call))
                .map(Reply::ok));
        api.on("reopenTask", call -> tasks.reopen(Actors.of(call.context()), id(call))
                .map(Reply::ok));
        api.on("dropTask", call -> tasks.drop(Actors.of(call.context()), id(call))
                .map(Reply::ok));
    }

    private Future<Reply> create(ApiCall call) {
        return tasks.create(
                        Actors.of(call.context()),
                        call.newId("task"),
                        call.body(TaskRequest.class).task(campaignId(call)))
                .map(made -> Reply.created("/api/v1/tasks/" + made.id(), made));
    }

    private static Actor viewer(ApiCall call) {
        Actor actor = Actors.of(call.context());
        actor.require(Permission.VIEW);
        return actor;
    }

    private static String campaignId(ApiCall call) {
        return call.path("campaignId");
    }

    private static String id(ApiCall call) {
        return call.path("taskId");
    }

    private static Reply items(List<Task> items) {
        return Reply.ok(Map.of("items", items));
    }

    private static @Nullable RelativeTime relative(@Nullable String text) {
        return text == null ? null : RelativeTime.parse(text);
    }

    private record TaskRequest(
            String title, @Nullable LocalDate deadline, @Nullable String relative, @Nullable String owner) {
        NewTask task(String campaignId) {
            return new NewTask(campaignId, title, deadline, TasksApi.relative(relative), owner);
        }
    }

    private record ChangeRequest(
            @Nullable Long version,
            @Nullable String title,
            @Nullable LocalDate deadline,
            @Nullable String relative,
            @Nullable String owner) {
        TaskChange change() {
            return new TaskChange(version, title, deadline, TasksApi.relative(relative), owner);
        }
    }
}
