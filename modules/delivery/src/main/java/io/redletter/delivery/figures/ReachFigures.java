package io.redletter.delivery.figures;

import io.redletter.accounts.Actor;
import io.redletter.reach.Scope;
import io.redletter.reach.stated.StatedSums;
import io.redletter.reach.stated.Statement;
import io.redletter.reach.stated.Statements;
import io.redletter.reach.stated.Statements.Stating;
import io.redletter.reach.stated.Subject;
import io.vertx.core.Future;
import java.util.List;

/** Hands what platforms count to reach, which keeps it beside our own count. */
public record ReachFigures(Statements statements) implements FigureBook {
    private static final Actor IMPORT = Actor.system("figures");

    @Override
    public Future<Void> state(PlatformFigure figure) {
        Subject subject = new Subject(figure.campaignId(), figure.workId(), figure.channelId(), figure.unitId());
        return statements
                .state(IMPORT, new Stating(subject, figure.source(), figure.day(), figure.counts(), figure.asOf()))
                .mapEmpty();
    }

    @Override
    public Future<List<StatedLine>> of(String campaignId, String workId, String channelId, String article) {
        return statements
                .of(new Scope("campaign:" + campaignId + "|channel:" + channelId))
                .map(said -> StatedSums.of(
                                said.stream()
                                        .filter(each -> each.workId().equals(workId) && speaksOf(each, article))
                                        .toList(),
                                List.of())
                        .stream()
                        .map(line -> new StatedLine(line.source(), line.counts(), line.asOf()))
                        .toList());
    }

    private static boolean speaksOf(Statement statement, String article) {
        boolean ofOne = !StatedSums.family(statement.source()).equals(statement.source());
        return article.isEmpty() || !ofOne || statement.source().endsWith("." + article);
    }
}
