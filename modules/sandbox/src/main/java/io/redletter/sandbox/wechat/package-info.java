/**
 * The WeChat Official Account interface as its documentation describes it: tokens, material, drafts, publications, group
 * sends, quotas and error codes. Each call is one {@link io.redletter.sandbox.wechat.WechatOperation} that decides on an
 * account's state and names the {@link io.redletter.sandbox.wechat.AccountChange}s that follow; start reading at
 * {@link io.redletter.sandbox.wechat.WechatRoutes}.
 */
@NullMarked
package io.redletter.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
