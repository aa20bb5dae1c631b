package io.redletter.campaign.joint;

/** What a unit has said to the lead's question. */
public enum JointAnswer {
    /** Nothing yet. */
    ASKED,
    /** It takes part. */
    CONFIRMED,
    /** It does not. */
    DECLINED
}
