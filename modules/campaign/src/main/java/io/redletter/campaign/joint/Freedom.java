package io.redletter.campaign.joint;

import io.redletter.content.WorkVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the lead lets units say in their own way. */
public enum Freedom {
    TITLE("标题"),
    SUMMARY("摘要"),
    COVER("封面"),
    VIDEO("短片"),
    /** The text may go on after the lead's last word. */
    ADDITION("文末补充"),
    /** The text may be another one, also in another language. */
    BODY("正文");

    private final String words;

    Freedom(String words) {
        this.words = words;
    }

    /** What it frees, in Chinese. */
    public String words() {
        return words;
    }

    /**
     * What a unit's wording changes beyond what it may.
     *
     * @return the parts at fault; empty where it keeps to what the lead allows
     */
    static List<Freedom> overstepped(WorkVersion lead, WorkVersion own, Set<Freedom> allowed) {
        List<Freedom> beyond = new ArrayList<>();
        if (!own.title().equals(lead.title())) {
            beyond.add(TITLE);
        }
        if (!own.summary().equals(lead.summary())) {
            beyond.add(SUMMARY);
        }
        if (!Objects.equals(own.cover(), lead.cover())) {
            beyond.add(COVER);
        }
        if (!Objects.equals(own.video(), lead.video())) {
            beyond.add(VIDEO);
        }
        if (!own.language().equals(lead.language())) {
            beyond.add(BODY);
        } else if (!own.bodyHtml().equals(lead.bodyHtml())) {
            beyond.add(own.bodyHtml().startsWith(lead.bodyHtml()) && !allowed.contains(BODY) ? ADDITION : BODY);
        }
        beyond.removeIf(allowed::contains);
        return beyond;
    }
}
