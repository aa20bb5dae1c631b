package io.redletter.campaign.cascade;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.RelativeTime;
import io.redletter.campaign.task.Task;
import io.redletter.campaign.task.TaskState;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where each thing that hangs on a campaign goes, or why it stays: pure sums over dates. */
final class Hangers {
    private final Found found;

    Hangers(Found found) {
        this.found = found;
    }

    void campaign(Shift shift) {
        if (shift.isMove() && shift.isSame()) {
            found.stays().add(Whys.stay(shift.campaign(), "same"));
            return;
        }
        if (shift.fate() == Shift.Fate.KEPT) {
            found.stays().add(Whys.stay(shift.campaign(), Whys.KEPT));
            return;
        }
        var campaign = shift.campaign();
        found.moves()
                .add(new Move(
                        MoveKind.CAMPAIGN,
                        campaign.id(),
                        campaign.id(),
                        campaign.unitId(),
                        campaign.name(),
                        shift.isMove() ? Deed.MOVE : Deed.CANCEL,
                        shift.from(),
                        shift.to(),
                        campaign.version(),
                        campaign.state().text(),
                        "",
                        campaign.follows(),
                        shift.follows(),
                        Outcome.OPEN,
                        null,
                        null,
                        null));
    }

    void task(Shift shift, Task task) {
        String zone = shift.campaign().zone();
        RelativeTime relative = task.relative();
        if (task.state() != TaskState.OPEN) {
            found.stays().add(Whys.stay(task, zone, "done"));
        } else if (shift.fate() == Shift.Fate.CANCELLED) {
            found.moves().add(move(shift, task, Deed.CANCEL, task.deadline()));
        } else if (shift.isMove() && relative == null) {
            found.stays().add(Whys.stay(task, zone, "fixed"));
        } else if (shift.isMove() && relative != null) {
            LocalDate to = relative.day(shift.start(), shift.end());
            if (to.equals(task.deadline())) {
                found.stays().add(Whys.stay(task, zone, "same"));
            } else {
                found.moves().add(move(shift, task, Deed.MOVE, to));
            }
        }
    }

    void push(Shift shift, Push push, String title) {
        String why = Whys.of(push.stateWord());
        if (!why.isEmpty()) {
            found.stays().add(Whys.stay(push, title, why));
        } else if (shift.fate() == Shift.Fate.CANCELLED) {
            found.moves().add(move(push, title, Deed.CANCEL, null));
        } else if (shift.fate() == Shift.Fate.KEPT && push.stateWord() == PushState.ARMED) {
            found.moves().add(move(push, title, Deed.HOLD, null));
        } else if (shift.fate() == Shift.Fate.KEPT) {
            found.stays().add(Whys.stay(push, title, "not-armed"));
        } else {
            moved(shift, push, title);
        }
    }

    /** A planned release goes as many days as the earliest push of its work that goes, and keeps its time of day. */
    void release(Work work, List<Move> pushes, boolean hangs) {
        Optional<Move> first = pushes.stream()
                .filter(move -> move.deed() == Deed.MOVE)
                .min((a, b) -> a.from().local().compareTo(b.from().local()));
        if (work.releaseAt() == null) {
            return;
        }
        String zone = first.map(move -> move.from().zone()).orElse(PushTime.STANDARD_ZONE);
        Spot at = Spot.instant(work.releaseAt(), zone);
        if (work.state() != WorkState.APPROVED) {
            stay(work, at, "released");
        } else if (first.isEmpty()) {
            if (hangs) {
                stay(work, at, "fixed");
            }
        } else {
            long days = ChronoUnit.DAYS.between(
                    first.get().from().day(), first.get().to().day());
            LocalDateTime local = at.local().plusDays(days);
            Spot to = Spot.minute(local, local.atZone(ZoneId.of(zone)).toInstant(), zone);
            if (days == 0) {
                stay(work, at, "same");
            } else {
                found.moves().add(move(work, at, to));
            }
        }
    }

    private void moved(Shift shift, Push push, String title) {
        RelativeTime relative = push.relative();
        if (relative == null) {
            found.stays().add(Whys.stay(push, title, "fixed"));
            return;
        }
        PushTime time = PushTime.of(relative.local(shift.start(), shift.end()), push.zone());
        if (time.local().equals(push.local())) {
            found.stays().add(Whys.stay(push, title, "same"));
        } else {
            found.moves().add(move(push, title, Deed.MOVE, time));
        }
    }

    private static Move move(Shift shift, Task task, Deed deed, LocalDate to) {
        String zone = shift.campaign().zone();
        return new Move(
                MoveKind.TASK,
                task.id(),
                task.campaignId(),
                task.unitId(),
                task.title(),
                deed,
                Spot.day(task.deadline(), zone),
                Spot.day(to, zone),
                task.version(),
                task.state().text(),
                task.relative() == null ? "" : task.relative().text(),
                null,
                null,
                Outcome.OPEN,
                null,
                null,
                null);
    }

    private static Move move(Push push, String title, Deed deed, @Nullable PushTime to) {
        Spot from = Spot.minute(push.local(), push.due(), push.zone());
        return new Move(
                MoveKind.PUSH,
                push.id(),
                push.campaignId(),
                push.unitId(),
                title,
                deed,
                from,
                to == null ? from : Spot.minute(to.local(), to.due(), push.zone()),
                push.version(),
                push.state(),
                push.relative() == null ? "" : push.relative().text(),
                null,
                null,
                Outcome.OPEN,
                null,
                null,
                null);
    }

    private static Move move(Work work, Spot from, Spot to) {
        return new Move(
                MoveKind.RELEASE,
                work.id(),
                work.campaignId(),
                work.unitId(),
                work.title(),
                Deed.MOVE,
                from,
                to,
                work.version(),
                "planned",
                "",
                null,
                null,
                Outcome.OPEN,
                null,
                null,
                null);
    }

    private void stay(Work work, Spot at, String code) {
        found.stays()
                .add(new Stay(
                        MoveKind.RELEASE, work.id(), work.campaignId(), work.title(), at, code, Whys.words(code)));
    }

    /** What was found so far, filled as campaigns are looked through. */
    record Found(List<Move> moves, List<Stay> stays, Map<String, Push> pushes, Map<String, Work> works) {}
}
