package io.redletter.sandbox.wechat;

/** The events that tell an operator how a publication or a group send ended, as the platform writes them. */
final class JobEvents {
    private static final int FOLLOWERS = 12_345;

    private JobEvents() {}

    /** The event's name. */
    static String name(Issue issue) {
        return issue.kind() == Issue.Kind.PUBLICATION ? "PUBLISHJOBFINISH" : "MASSSENDJOBFINISH";
    }

    /**
     * @param verdict 0 where it went well; else what the issue's own verdict would be
     * @param base address of this stand-in
     */
    static String xml(Account account, Issue issue, int verdict, long second, String base) {
        String head = "<ToUserName><![CDATA[" + ghost(account) + "]]></ToUserName>"
                + "<FromUserName><![CDATA[o_" + account.id() + "_system]]></FromUserName><CreateTime>" + second
                + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[" + name(issue) + "]]></Event>";
        String rest = issue.kind() == Issue.Kind.PUBLICATION
                ? publication(issue, verdict, base)
                : groupSend(issue, verdict, base);
        return head + rest;
    }

    /** The account's original id, which events name as their receiver. */
    static String ghost(Account account) {
        return "gh_" + Integer.toHexString(account.id().hashCode());
    }

    private static String publication(Issue issue, int verdict, String base) {
        StringBuilder xml = new StringBuilder("<PublishEventInfo><publish_id>")
                .append(issue.id())
                .append("</publish_id><publish_status>")
                .append(verdict)
                .append("</publish_status>");
        if (verdict == 0) {
            xml.append("<article_id><![CDATA[")
                    .append(issue.articleId())
                    .append("]]></article_id><article_detail><count>")
                    .append(issue.articles().size())
                    .append("</count>");
            for (int i = 0; i < issue.articles().size(); i++) {
                xml.append("<item><idx>")
                        .append(i + 1)
                        .append("</idx><article_url><![CDATA[")
                        .append(base)
                        .append("/s/")
                        .append(issue.articles().get(i).page())
                        .append("]]></article_url></item>");
            }
            xml.append("</article_detail>");
        } else {
            xml.append("<fail_idx>1</fail_idx>");
        }
        return xml.append("</PublishEventInfo>").toString();
    }

    private static String groupSend(Issue issue, int verdict, String base) {
        int sent = verdict == 0 ? FOLLOWERS - 45 : 0;
        StringBuilder xml = new StringBuilder("<MsgID>")
                .append(issue.id())
                .append("</MsgID><Status><![CDATA[")
                .append(GroupVerdict.word(verdict))
                .append("]]></Status><TotalCount>")
                .append(FOLLOWERS)
                .append("</TotalCount><FilterCount>")
                .append(FOLLOWERS - 40)
                .append("</FilterCount><SentCount>")
                .append(sent)
                .append("</SentCount><ErrorCount>")
                .append(verdict == 0 ? 5 : 0)
                .append("</ErrorCount><ArticleUrlResult><Count>")
                .append(verdict == 0 ? issue.articles().size() : 0)
                .append("</Count><ResultList>");
        for (int i = 0; verdict == 0 && i < issue.articles().size(); i++) {
            xml.append("<item><ArticleIdx>")
                    .append(i + 1)
                    .append("</ArticleIdx><ArticleUrl><![CDATA[")
                    .append(base)
                    .append("/s/")
                    .append(issue.articles().get(i).page())
                    .append("]]></ArticleUrl></item>");
        }
        return xml.append("</ResultList></ArticleUrlResult>").toString();
    }
}
