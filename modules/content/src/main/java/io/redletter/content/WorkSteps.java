package io.redletter.content;

import io.redletter.platform.RefusedException;
import java.time.Instant;

/** The life of a work as pure steps: each gives the next value, or refuses with a sentence. */
final class WorkSteps {
    private WorkSteps() {}

    /** A new wording: whatever was approved or planned for the old one is void. */
    static Work rewritten(Work work, WorkVersion version, Instant now) {
        refuseIfReleased(work);
        return new WorkChange(work, now)
                .state(WorkState.DRAFT)
                .head(version.number(), version.title())
                .submittedBy(null)
                .unsealed()
                .done();
    }

    static Work submitted(Work work, int number, String userId, Instant now) {
        refuseIfReleased(work);
        if (work.headNumber() == 0) {
            throw RefusedException.conflict("work-empty", "作品 " + work.id() + ": 还没有内容，先保存一个版本 (nothing written yet)");
        }
        if (work.headNumber() != number) {
            throw changed(work, number);
        }
        if (work.state() != WorkState.DRAFT && work.state() != WorkState.WITHDRAWN) {
            throw wrongState(work, "提交审核 (submit)", "DRAFT");
        }
        return new WorkChange(work, now)
                .state(WorkState.IN_REVIEW)
                .submittedBy(userId)
                .unsealed()
                .done();
    }

    /** The verdict holds for exactly the wording the reviewer read. */
    static Work reviewed(Work work, WorkVersion head, Review review) {
        if (work.state() != WorkState.IN_REVIEW) {
            throw wrongState(work, "审核 (review)", "IN_REVIEW");
        }
        if (head.number() != review.number() || !head.hash().equals(review.hash())) {
            throw changed(work, review.number());
        }
        if (review.reviewer().equals(head.author()) || review.reviewer().equals(work.submittedBy())) {
            throw new RefusedException(
                    403,
                    "own-work",
                    "作品 " + work.id() + ": 不能审核自己撰写或提交的版本，请由他人审核 (author or submitter cannot review)",
                    null);
        }
        WorkChange change = new WorkChange(work, review.at());
        return review.verdict() == Verdict.APPROVED
                ? change.state(WorkState.APPROVED).sealed(head).done()
                : change.state(WorkState.DRAFT).submittedBy(null).done();
    }

    static Work planned(Work work, String releaseId, Instant at, Instant now) {
        if (work.state() != WorkState.APPROVED || !work.isSealed()) {
            throw wrongState(work, "定时发布 (plan a release)", "APPROVED");
        }
        return new WorkChange(work, now).release(releaseId, at).done();
    }

    static Work unplanned(Work work, Instant now) {
        if (work.state() != WorkState.APPROVED || work.releaseId() == null) {
            throw RefusedException.conflict("no-release", "作品 " + work.id() + ": 没有待执行的发布 (no release is planned)");
        }
        return new WorkChange(work, now).release(null, null).done();
    }

    static Work withdrawn(Work work, Instant now) {
        if (work.state() != WorkState.RELEASED && work.state() != WorkState.APPROVED) {
            throw wrongState(work, "撤回 (withdraw)", "RELEASED or APPROVED");
        }
        return new WorkChange(work, now)
                .state(WorkState.WITHDRAWN)
                .release(null, null)
                .done();
    }

    /**
     * Opens the work if the release still fits it, gives it back unchanged if this release opened it before.
     *
     * @throws ReleaseSkippedException with the reason, where the work is not what the release was planned for
     */
    static Work opened(Work work, Release release, Instant now) {
        boolean isCurrent = release.id().equals(work.releaseId());
        if (isCurrent && work.state() == WorkState.RELEASED) {
            return work;
        }
        if (!release.workHash().equals(work.sealedHash())) {
            throw new ReleaseSkippedException(ReleaseSkippedException.CHANGED);
        }
        if (!isCurrent || work.state() != WorkState.APPROVED) {
            throw new ReleaseSkippedException(ReleaseSkippedException.SUPERSEDED);
        }
        return new WorkChange(work, now)
                .state(WorkState.RELEASED)
                .releasedAt(now)
                .done();
    }

    static void refuseIfReleased(Work work) {
        if (work.state() == WorkState.RELEASED) {
            throw RefusedException.conflict(
                    "work-released", "作品 " + work.id() + ": 已发布，先撤回再修改 (released: withdraw it before changing it)");
        }
    }

    static RefusedException changed(Work work, int number) {
        return RefusedException.conflict(
                "work-changed",
                "作品 " + work.id() + ": 版本 " + number + " 已不是当前内容，请重新打开阅读 (expected: version " + work.headNumber()
                        + " with its hash)");
    }

    private static RefusedException wrongState(Work work, String deed, String expected) {
        return RefusedException.conflict(
                "wrong-state",
                "作品 " + work.id() + ": " + work.state() + " 状态下不能" + deed + " (expected: " + expected + ")");
    }
}
