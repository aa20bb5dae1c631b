package io.redletter.accounts;

import io.redletter.platform.RefusedException;

/** Somebody is known, but may not do this: 403. */
public final class ForbiddenException extends RefusedException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(Actor actor, Permission permission) {
        this(
                "permission-missing",
                actor.name() + ": 没有「" + permission.words() + "」权限,请联系管理员 (missing permission " + permission + ")");
    }

    ForbiddenException(String code, String message) {
        super(403, code, message, null);
    }

    /** Somebody reaches for a unit that is neither theirs nor below theirs. */
    public static ForbiddenException unit(Actor actor, String unitId) {
        return new ForbiddenException(
                "unit-out-of-reach",
                actor.name() + ": 不能为本单位和下级单位以外的单位操作 (unit " + unitId + " is neither yours nor below yours)");
    }
}
