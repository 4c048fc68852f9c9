package dev.interlock.check.models;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.Optional;

/** Findings about a table that models need and migrations do not create. */
final class TableFindings {

  private TableFindings() {}

  static Finding missing(ObjectId wanted, Optional<CatalogObject> near, ObjectOrigins origins) {
    String kind = wanted.kind().word();
    if (near.isEmpty()) {
      return Finding.error(
              Code.MODEL_TABLE,
              "models need %s %s, which no migration creates.".formatted(kind, Names.shown(wanted)))
          .help("Write the migration that creates it, or correct the models.");
    }
    ObjectId there = near.get().id();
    Finding finding =
        Finding.error(
                Code.MODEL_TABLE,
                "models need %s %s; migrations create %s%s%s"
                    .formatted(
                        kind,
                        Names.shown(wanted),
                        Names.shown(there),
                        origins.words(there),
                        question(wanted, there)))
            .help(help(wanted, there));
    return origins.of(there).map(finding::at).orElse(finding);
  }

  private static String question(ObjectId wanted, ObjectId there) {
    return Names.differInCaseOnly(wanted.name(), there.name())
        ? ", which differs in case only."
        : "; did you mean it?";
  }

  private static String help(ObjectId wanted, ObjectId there) {
    return wanted.name().equals(there.name())
        ? "Let the models name the schema, or set the search path to it."
        : "Map the models to %s, or rename it in a new migration: `ALTER TABLE %s RENAME TO %s;`."
            .formatted(Names.shown(there), Names.sql(there), Identifier.quoted(wanted.name()));
  }
}
