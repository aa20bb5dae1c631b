package io.redletter.delivery.wechat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says of a publication or a group send that is over. A hint: what it is worth, the platform is asked.
 *
 * @param job the platform's number of it, with its kind: {@code publish:…} or {@code mass:…}
 * @param status {@code 0} to {@code 6} of a publication; {@code send success}, {@code err(20001)} … of a group send
 * @param link where the public sees it; empty where unknown
 * @param sent how many followers it was sent to; -1 where it says nothing of that
 */
record JobEvent(String job, String status, String link, long sent) {
    private static final int LONGEST = 64;

    /** The job's name, with which event and delivery find each other. */
    static String publication(String publishId) {
        return "publish:" + publishId;
    }

    static String groupSend(String msgId) {
        return "mass:" + msgId;
    }

    /** Empty where it is another kind of event. */
    static Optional<JobEvent> of(Map<String, String> texts) {
        return switch (texts.getOrDefault("Event", "")) {
            case "PUBLISHJOBFINISH" -> id(texts.get("PublishEventInfo/publish_id"))
                    .map(id -> new JobEvent(
                            publication(id),
                            shortened(texts.getOrDefault("PublishEventInfo/publish_status", "")),
                            texts.getOrDefault("PublishEventInfo/article_detail/item/article_url", ""),
                            -1));
            case "MASSSENDJOBFINISH" -> id(texts.getOrDefault("MsgID", texts.get("MsgId")))
                    .map(id -> new JobEvent(
                            groupSend(id),
                            shortened(texts.getOrDefault("Status", "")),
                            texts.getOrDefault("ArticleUrlResult/ResultList/item/ArticleUrl", ""),
                            count(texts.get("SentCount"))));
            default -> Optional.empty();
        };
    }

    /** The link, where it leads to the platform. */
    Optional<String> linkAt(String base) {
        try {
            String host = String.valueOf(URI.create(link).getHost());
            boolean platforms = host.equals("mp.weixin.qq.com")
                    || host.equals(URI.create(base).getHost());
            return platforms && link.matches("https?://.{1,1000}") ? Optional.of(link) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(@Nullable String text) {
        return Optional.ofNullable(text).filter(id -> id.matches("[0-9]{1,20}"));
    }

    private static long count(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}") ? Long.parseLong(text) : -1;
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9() _-]", "");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
