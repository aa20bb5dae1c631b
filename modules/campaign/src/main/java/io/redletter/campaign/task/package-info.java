/**
 * What people have to do for a campaign and by which day. Start at {@link io.redletter.campaign.task.TaskService}; the
 * checklist that every campaign may begin with is {@link io.redletter.campaign.task.StandardTasks}.
 */
@NullMarked
package io.redletter.campaign.task;

import org.jspecify.annotations.NullMarked;
