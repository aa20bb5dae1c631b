package io.redletter.reach.ingest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kind of place a reader came from: a dozen words, told by the host of the page before or by the app that shows the page.
 * The host itself is not kept.
 */
final class Referrers {
    private static final String NONE = "none";
    private static final String INTERNAL = "internal";
    private static final String OTHER = "other";

    /** Ends of host names; the first that fits says the kind. */
    private static final Map<String, String> HOSTS = new LinkedHashMap<>();

    /** Words in the agent of the app that shows the page. */
    private static final Map<String, String> APPS = new LinkedHashMap<>();

    static {
        hosts("wechat", "weixin.qq.com", "servicewechat.com", "wx.qq.com");
        hosts("search", "baidu.com", "sogou.com", "so.com", "sm.cn", "bing.com", "google.com", "google.com.hk");
        hosts("search", "so.toutiao.com", "yandex.ru", "duckduckgo.com", "haosou.com", "quark.cn");
        hosts("weibo", "weibo.com", "weibo.cn", "t.cn");
        hosts("qq", "qq.com");
        hosts("douyin", "douyin.com", "iesdouyin.com");
        hosts("kuaishou", "kuaishou.com", "gifshow.com", "chenzhongtech.com");
        hosts("toutiao", "toutiao.com", "snssdk.com", "ixigua.com");
        hosts("xuexi", "xuexi.cn");
        hosts("bilibili", "bilibili.com", "b23.tv");
        hosts("xiaohongshu", "xiaohongshu.com", "xhslink.com");
        hosts("zhihu", "zhihu.com");
        hosts("media", "people.com.cn", "people.cn", "xinhuanet.com", "news.cn", "cctv.com", "cctv.cn", "gmw.cn");
        hosts("media", "chinanews.com.cn", "chinanews.com", "thepaper.cn", "ce.cn", "youth.cn", "china.com.cn");
        hosts("gov", "gov.cn");
        hosts("mail", "mail.163.com", "mail.126.com", "mail.sina.com.cn", "mail.google.com", "outlook.live.com");
        APPS.put("micromessenger", "wechat");
        APPS.put("weibo", "weibo");
        APPS.put("aweme", "douyin");
        APPS.put("xuexi", "xuexi");
        APPS.put("newsarticle", "toutiao");
        APPS.put("kwai", "kuaishou");
        APPS.put("ksnebula", "kuaishou");
        APPS.put("discover/", "xiaohongshu");
        APPS.put("bili", "bilibili");
        APPS.put("zhihu", "zhihu");
        APPS.put("alipayclient", "alipay");
        APPS.put("dingtalk", "dingtalk");
        APPS.put(" qq/", "qq");
    }

    private Referrers() {}

    /**
     * @param host the host of the page before, or null where there was none or the page does not say
     * @param app the kind of app that shows the page, empty for a browser
     * @param site our own host
     */
    static String of(@Nullable String host, String app, String site) {
        if (host == null || host.isEmpty()) {
            return app.isEmpty() ? NONE : app;
        }
        String from = host.toLowerCase(Locale.ROOT);
        if (from.equals(site.toLowerCase(Locale.ROOT))) {
            return INTERNAL;
        }
        for (Map.Entry<String, String> known : HOSTS.entrySet()) {
            if (from.equals(known.getKey()) || from.endsWith("." + known.getKey())) {
                return known.getValue();
            }
        }
        return app.isEmpty() ? OTHER : app;
    }

    /** The kind of app an agent names, empty where it is a browser. */
    static String app(String agent) {
        String text = agent.toLowerCase(Locale.ROOT);
        return APPS.entrySet().stream()
                .filter(app -> text.contains(app.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static void hosts(String kind, String... ends) {
        for (String end : ends) {
            HOSTS.putIfAbsent(end, kind);
        }
    }
}
