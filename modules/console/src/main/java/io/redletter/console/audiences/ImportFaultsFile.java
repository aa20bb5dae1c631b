package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Download;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.delivery.audience.ImportFault;
import io.vertx.core.Future;
import java.util.List;

/** {@code …/imports/{id}/errors.csv}: the rows that were left out, for whoever corrects the file. */
final class ImportFaultsFile implements Page {
    private static final int PAGE = 1_000;

    private final AudienceDesk desk;

    ImportFaultsFile(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        StringBuilder text = new StringBuilder("\uFEFF")
                .append(call.t("audience.fault.line"))
                .append(',')
                .append(call.t("audience.fault.field"))
                .append(',')
                .append(call.t("audience.fault.said"))
                .append("\r\n");
        return desk.house()
                .imports()
                .get(call.actor(), call.path("id"))
                .compose(job -> rest(call, text, 0))
                .map(v -> new Download(
                        call.t("audience.fault.file") + ".csv", "text/csv; charset=utf-8", text.toString()));
    }

    private Future<Void> rest(PageCall call, StringBuilder text, long after) {
        return desk.house()
                .imports()
                .faults(call.actor(), call.path("id"), after, PAGE)
                .compose(faults -> {
                    faults.forEach(fault -> text.append(fault.line())
                            .append(',')
                            .append(cell(fault.field()))
                            .append(',')
                            .append(cell(call.pick(fault.said())))
                            .append("\r\n"));
                    return faults.size() < PAGE ? Future.succeededFuture() : rest(call, text, row(faults));
                });
    }

    private static long row(List<ImportFault> faults) {
        String id = faults.get(faults.size() - 1).id();
        return Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
    }

    /** Quoted, and harmless in a spreadsheet that would take it for a formula. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
