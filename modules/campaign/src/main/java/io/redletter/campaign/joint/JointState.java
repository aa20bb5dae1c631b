package io.redletter.campaign.joint;

/** Whether a joint release goes on. */
public enum JointState {
    /** Units may answer until its instant; after it, it is history. */
    OPEN,
    /** The lead called it off: what had not left did not leave. */
    CANCELLED
}
