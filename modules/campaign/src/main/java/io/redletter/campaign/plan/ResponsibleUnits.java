package io.redletter.campaign.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who answers for a target: the bracket, line or cell that names the units, else who is said to do it. */
final class ResponsibleUnits {

    private static final Pattern ACTOR = Pattern.compile(
            "^((?:(?:各|全|省|市|县|区|州|乡|镇)[\u4E00-\u9FFF、()\uFF08\uFF09]{0,14}?"
                    + "(?:局|委(?!托|员)|办(?!理|法|好|公|事)|厅|部门|分局|协会|科协|妇联|学校|企业|机构|单位|中心|政府|区县|县区|街道|乡镇|委员会|领导小组|联席会议"
                    + "|组织(?!开展|实施))"
                    + "|(?!成立|由|依托|联合|会同|配合|邀请|组织|支持|鼓励|推动|加强|对|向|在|经)[\u4E00-\u9FFF]{2,12}?"
                    + "(?:分局|部门|局|委员会|办公室|办事处|工作组|组织(?!开展|实施)))(?:、各[\u4E00-\u9FFF]{0,6}?(?:单位|部门|机构|县区|区县|乡镇|街道|学校|企业|地))*)(?![的\u4E00-\u9FFF]{0,3}的)");

    private static final int PARAGRAPHS_AHEAD = 12;

    private final Outline outline;
    private final Duties duties;

    ResponsibleUnits(Outline outline, Duties duties) {
        this.outline = outline;
        this.duties = duties;
    }

    /** The duty for what stands at this place of the clean text. */
    Optional<Duty> dutyOf(int place) {
        int paragraph = outline.paragraphAt(place);
        if (outline.isRow(paragraph)) {
            return duties.between(paragraph, paragraph + 1).stream().findFirst();
        }
        int end = Math.min(endOfItem(paragraph), paragraph + PARAGRAPHS_AHEAD);
        if (outline.leads(paragraph)) {
            return inHeading(paragraph);
        }
        Optional<Duty> next = duties.from(place).filter(duty -> duty.paragraph() < end);
        if (next.isPresent()) {
            return next;
        }
        return inHeading(paragraph).or(() -> ofSection(paragraph));
    }

    /** Whoever is said to do it; empty if nobody is. */
    static String actor(Clause clause) {
        return actorOf(clause.text()).or(() -> actorOf(clause.before())).orElse("");
    }

    /** The words without the unit that begins them. */
    static String withoutActor(String words) {
        return ACTOR.matcher(words).replaceFirst("");
    }

    /** The first paragraph behind this one that begins another item. */
    private int endOfItem(int paragraph) {
        int end = paragraph + 1;
        while (end < outline.size() && outline.level(end) == Outline.TEXT && !outline.isRow(end)) {
            end++;
        }
        return end;
    }

    /** (三)办好栏目(市委宣传部牵头) holds for what stands under it. */
    private Optional<Duty> inHeading(int paragraph) {
        for (int heading : outline.headings(paragraph)) {
            List<Duty> there = duties.between(heading, heading + 1);
            if (there.size() == 1) {
                return Optional.of(there.get(0));
            }
        }
        return Optional.empty();
    }

    /** 责任分工 under a heading, or at the end of its section as the only one there, holds for all its items. */
    private Optional<Duty> ofSection(int paragraph) {
        for (int heading : outline.headings(paragraph)) {
            int end = outline.endOfSection(heading);
            List<Duty> there = duties.between(heading, end);
            if (!there.isEmpty()) {
                Duty first = there.get(0);
                boolean opens = first.paragraph() <= heading + 2 && first.paragraph() < paragraph;
                boolean closes = there.size() == 1 && first.paragraph() >= end - 2 && first.paragraph() > paragraph;
                return opens || closes ? Optional.of(first) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> actorOf(String words) {
        Matcher actor = ACTOR.matcher(Periods.without(Comparators.without(words)));
        return actor.find() ? Optional.of(actor.group(1)) : Optional.empty();
    }
}
