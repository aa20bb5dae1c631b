package io.redletter.campaign.plan;

import io.redletter.platform.RefusedException;

/** A file that cannot be read as a plan; its message tells what to do instead, in Chinese and English. */
public final class PlanFileException extends RefusedException {

    private static final long serialVersionUID = 1L;

    PlanFileException(int status, String code, String message) {
        super(status, code, message, null);
    }
}
