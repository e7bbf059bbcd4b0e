package dev.hearth.insight.internal.http;

import dev.hearth.insight.Reports;
import dev.hearth.insight.internal.Texts;

/** Puts the controller together without the rest of the house. */
public final class ReportHttp {
    private ReportHttp() {}

    public static Object controller(Reports reports, Texts texts) {
        return new ReportController(reports, new ReportPage(texts), new ReportTable(texts));
    }
}
