package io.redletter.sandbox.wechat;

import java.time.YearMonth;

/** {@code clear_quota}: sets the account's daily call counts to nothing, ten times a month. */
final class ClearQuota implements WechatOperation {
    private static final int TIMES_A_MONTH = 10;

    @Override
    public String name() {
        return "clear_quota";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        if (!request.body().text("appid").equals(account.id())) {
            throw new WechatRefusal(WechatError.INVALID_APPID, "appid (expected: the token's account)");
        }
        YearMonth month = ChinaTime.month(request.now());
        if (account.calls().clearedIn(month) >= TIMES_A_MONTH) {
            throw new WechatRefusal(WechatError.CLEAR_QUOTA_SPENT, "at most " + TIMES_A_MONTH + " a month");
        }
        return WechatAnswer.ok(new AccountChange.QuotaCleared(account.id(), month, 1));
    }
}
