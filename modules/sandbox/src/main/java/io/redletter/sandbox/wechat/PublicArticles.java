package io.redletter.sandbox.wechat;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every account brought out, for readers and for tests. */
public final class PublicArticles {
    private final Accounts accounts;
    private final Clock clock;

    public PublicArticles(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The newest articles over all accounts.
     *
     * @param base address of the stand-in: {@code http://127.0.0.1:9000/wechat}
     */
    public List<PublicArticle> newest(int limit, String base) {
        return accounts.all().stream()
                .flatMap(account -> articles(account, limit, base))
                .sorted(Comparator.comparing(PublicArticle::publishedAt).reversed())
                .limit(limit)
                .toList();
    }

    /** The article at {@code /wechat/s/{page}}, whatever its status. */
    public Optional<PublicArticle> find(String page, String base) {
        return accounts.all().stream()
                .flatMap(account -> account.issues().findPage(page).stream().flatMap(issue -> issue.articles().stream()
                        .filter(one -> one.page().equals(page))
                        .map(one -> PublicArticle.of(account.id(), issue, one, base, clock.instant()))))
                .findFirst();
    }

    private Stream<PublicArticle> articles(Account account, int limit, String base) {
        Instant now = clock.instant();
        return account.issues().newestFirst(issue -> !issue.articles().isEmpty()).stream()
                .limit(limit)
                .flatMap(issue ->
                        issue.articles().stream().map(page -> PublicArticle.of(account.id(), issue, page, base, now)));
    }
}
