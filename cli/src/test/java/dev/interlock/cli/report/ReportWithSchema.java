package dev.interlock.cli.report;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A report about two tables with a foreign key, for a test that loads its own classes. */
public final class ReportWithSchema {

  private ReportWithSchema() {}

  /** Renders the report. */
  public static String render(String format) {
    List<CatalogObject> objects =
        Stream.of("a", "b")
            .flatMap(table ->
                Stream.of(
                    CatalogObject.of(ObjectId.of(ObjectKind.TABLE, "public", table), Map.of()),
                    CatalogObject.of(
                        ObjectId.of(ObjectKind.COLUMN, "public", table, "id"),
                        Map.of(Attribute.TYPE, "integer"))))
            .toList();
    CatalogObject key =
        CatalogObject.of(
            ObjectId.of(ObjectKind.CONSTRAINT, "public", "b", "b_id_fkey"),
            Map.of(Attribute.DEFINITION, "FOREIGN KEY (id) REFERENCES public.a(id)"));
    var report =
        new Report(
            "upgrade",
            "1.0",
            Instant.EPOCH,
            Duration.ZERO,
            new Report.Outcome(0, "done"),
            "",
            "",
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(Catalog.of(Stream.concat(objects.stream(), Stream.of(key)).toList())));
    return ReportFormat.valueOf(format).render(report);
  }
}
