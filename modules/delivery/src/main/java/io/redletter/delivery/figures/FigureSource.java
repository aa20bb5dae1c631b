package io.redletter.delivery.figures;

import io.redletter.delivery.channel.OpenedAccount;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of platform that says what readers did. */
public interface FigureSource {
    /** The kind of channel it speaks of. */
    String kind();

    /** The name of its figures, such as {@code wechat.article-detail}. */
    String name();

    /** Under which a delivery's article is found among what the platform says; empty where it has none. */
    Optional<Sent> article(Map<String, String> progress);

    /** What is said of the articles that an account brought out on one local day. */
    Future<Said> of(OpenedAccount account, LocalDate day);

    /**
     * An article that went out.
     *
     * @param article its number at the platform
     * @param at when it was handed over
     */
    record Sent(String article, Instant at) {}

    /**
     * What a platform says of one day's articles.
     *
     * @param delayed whether the platform says itself that newer figures are still to come
     */
    record Said(List<DayFigure> figures, boolean delayed) {
        public Said {
            figures = List.copyOf(figures);
        }
    }

    /** What was counted of one article on one local day. */
    record DayFigure(String article, LocalDate day, Map<String, Long> counts) {
        public DayFigure {
            counts = Map.copyOf(counts);
        }
    }
}
