package io.redletter.reach;

import io.redletter.reach.count.CountReader;
import io.redletter.reach.stated.Receipt;
import io.redletter.reach.stated.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each figure of a scope comes from.
 *
 * @param own what each node counted, to be added up; it is our whole own count
 * @param firstDay the first local day with events, or null
 * @param lastDay the last
 * @param apart what was counted apart and is in no other figure: programs, pages loaded ahead, floods
 * @param statements what platforms state, each with what it replaced
 * @param receipts what was proven or typed in, the withdrawn among them
 * @param methods how each kind of figure is obtained, for people
 * @param delaySeconds for how long the oldest event taken on the node that answers has waited to be counted
 */
public record Explanation(
        String scope,
        List<CountReader.Share> own,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        Map<String, Long> apart,
        List<Statement> statements,
        List<Receipt> receipts,
        List<Method> methods,
        long delaySeconds,
        Instant asOf) {
    /** One kind of figure. */
    public record Method(String figure, String zh, String en) {}

    static final List<Method> METHODS = List.of(
            new Method(
                    "totals",
                    "本系统自行计数：页面上报的事件先写入本机日志并落盘才应答，按事件编号去重后累加，每个事件只计一次；停机、断电、缓存丢失后重放日志，不重不漏。",
                    "Our own count: an event is on disk before it is acknowledged, repeats are dropped by its id, each is counted"
                            + " once; after a crash the journal is replayed."),
            new Method(
                    "uniques",
                    "去重人数用 HyperLogLog 估算，标准误差 0.81%，显示为“≈”；同一活动内跨天、跨渠道取并集；不同活动使用不同密钥，不能合并识别，跨活动只能相加。",
                    "Distinct visitors by HyperLogLog, standard error 0.81 %, shown with ≈; a union within one campaign, a sum"
                            + " across campaigns, since nobody is followed from one to another."),
            new Method(
                    "apart",
                    "爬虫、预加载和超出人力的频率单独计数，不计入阅读、播放等任何指标。",
                    "Crawlers, pages loaded ahead and rates beyond a person's are counted apart and are in no other figure."),
            new Method(
                    "reported",
                    "平台统计由渠道接口取回或导入，平台更正后以新数替换旧数，不累加；与本系统计数并列，不相加。",
                    "Platforms' own statistics; a correction replaces what it corrects; they stand beside our count, never in it."),
            new Method(
                    "receipts",
                    "屏幕播放证明、合作方链接和人工填报各带证明与姓名；填错的撤回并说明原因，保留可查。",
                    "Proofs of play, partners' addresses and figures typed in, each with its proof and a name; wrong ones are"
                            + " withdrawn with a reason and stay to be seen."));
}
