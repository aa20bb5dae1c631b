package io.redletter.sandbox.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Publications and group sends of one account; the newest {@value #KEPT} are kept. */
final class Issues {
    /** How long a {@code clientmsgid} keeps the platform from sending again. */
    static final Duration CLIENT_ID_LIFE = Duration.ofHours(24);

    private static final int KEPT = 5_000;
    private static final long FIRST_PUBLISH_ID = 2_247_483_650L;
    private static final long FIRST_MSG_ID = 3_147_483_650L;

    private final Map<Long, Issue> issues = new LinkedHashMap<>();
    private final Map<String, Long> pages = new HashMap<>();
    private final Map<String, Long> articleIds = new HashMap<>();
    private final Map<String, Long> clientIds = new HashMap<>();
    private long number;

    /** The id the next issue of this kind takes. */
    long nextId(Issue.Kind kind) {
        return first(kind) + number;
    }

    void add(Issue issue) {
        number = Math.max(number, issue.id() - first(issue.kind()) + 1);
        issues.put(issue.id(), issue);
        issue.articles().forEach(page -> pages.put(page.page(), issue.id()));
        articleIds.put(issue.articleId(), issue.id());
        clientIds.put(issue.clientMsgId(), issue.id());
        if (issues.size() > KEPT) {
            forget(issues.values().iterator().next());
        }
    }

    void withdraw(long id, int index) {
        issues.computeIfPresent(id, (same, issue) -> issue.withdraw(index));
    }

    Optional<Issue> find(Issue.Kind kind, long id) {
        return Optional.ofNullable(issues.get(id)).filter(issue -> issue.kind() == kind);
    }

    Optional<Issue> findArticle(String articleId) {
        return articleId.isEmpty() ? Optional.empty() : byIndex(articleIds, articleId);
    }

    Optional<Issue> findPage(String page) {
        return byIndex(pages, page);
    }

    /** The group send that holds this key now. */
    Optional<Issue> findClientId(String clientMsgId, Instant now) {
        return clientMsgId.isEmpty()
                ? Optional.empty()
                : byIndex(clientIds, clientMsgId)
                        .filter(issue -> issue.acceptedAt().plus(CLIENT_ID_LIFE).isAfter(now));
    }

    long count(Predicate<Issue> which) {
        return issues.values().stream().filter(which).count();
    }

    List<Issue> newestFirst(Predicate<Issue> which) {
        List<Issue> found = new ArrayList<>(issues.values());
        Collections.reverse(found);
        found.removeIf(which.negate());
        return found;
    }

    List<Issue> all() {
        return List.copyOf(issues.values());
    }

    private Optional<Issue> byIndex(Map<String, Long> index, String key) {
        return Optional.ofNullable(index.get(key)).map(issues::get);
    }

    private void forget(Issue oldest) {
        issues.remove(oldest.id());
        oldest.articles().forEach(page -> pages.remove(page.page()));
        articleIds.remove(oldest.articleId(), oldest.id());
        clientIds.remove(oldest.clientMsgId(), oldest.id());
    }

    private static long first(Issue.Kind kind) {
        return kind == Issue.Kind.PUBLICATION ? FIRST_PUBLISH_ID : FIRST_MSG_ID;
    }
}
