/**
 * WeChat Official Accounts: cover, draft, then publication or group send, one stored step after the other. Start reading
 * at {@link io.redletter.delivery.wechat.WechatChannel}.
 */
@NullMarked
package io.redletter.delivery.wechat;

import org.jspecify.annotations.NullMarked;
