package io.redletter.sandbox.wechat;

/** The two kinds of Official Account; they differ in how often they may reach their followers. */
public enum AccountKind {
    /** 公众号, formerly 订阅号: one group send a calendar day. */
    SUBSCRIPTION,
    /** 服务号: four group sends a calendar month. */
    SERVICE
}
