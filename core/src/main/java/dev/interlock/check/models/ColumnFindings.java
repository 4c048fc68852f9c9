package dev.interlock.check.models;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.Optional;

/**
 * Findings about the columns of one table.
 *
 * @param table the table that the migrations make
 */
record ColumnFindings(ObjectId table, ObjectOrigins origins) {

  Finding missing(CatalogObject wanted, boolean notNull, Optional<CatalogObject> near) {
    String what = "models need " + shown(wanted);
    if (near.isEmpty()) {
      Finding finding =
          Finding.error(Code.MODEL_COLUMN, what + ", which no migration creates.")
              .help(added(wanted, notNull));
      return at(table, finding);
    }
    CatalogObject there = near.get();
    String name = there.id().name();
    boolean caseOnly = Names.differInCaseOnly(wanted.id().name(), name);
    Finding finding =
        Finding.error(
                Code.MODEL_COLUMN,
                "%s; migrations create %s%s%s"
                    .formatted(
                        what,
                        Names.quoted(name),
                        origins.words(there.id()),
                        caseOnly ? ", which differs in case only." : "; did you mean it?"))
            .help(
                "Rename it in a new migration: `ALTER TABLE %s RENAME COLUMN %s TO %s;`, or map the models to it."
                    .formatted(Names.sql(table), Identifier.quoted(name), quoted(wanted)));
    boolean folded = caseOnly && Identifier.quoted(name).equals(name) && !table.schema().isEmpty();
    return at(
        there.id(),
        folded ? finding.note("a name without double quotes is stored in lower case") : finding);
  }

  Finding otherType(CatalogObject made, String wanted, String there, TypeFit fit) {
    Finding finding =
        Finding.error(
                Code.MODEL_TYPE,
                "models need %s as `%s`; migrations make it `%s`%s."
                    .formatted(shown(made), wanted, there, origins.words(made.id())))
            .help(
                change(
                    "Change one of them, in a new migration",
                    "ALTER COLUMN %s TYPE " + wanted,
                    made));
    Finding placed = at(made.id(), finding);
    return switch (fit) {
      case FITS, OTHER -> placed;
      case NARROWER -> placed.note("not every value of the models fits");
      case WIDER ->
          placed
              .as(Severity.WARNING)
              .note("every value of the models fits; the table may hold others");
    };
  }

  Finding mayBeNull(CatalogObject made) {
    return at(
        made.id(),
        Finding.error(
                Code.MODEL_NULLS,
                "models rely on %s never being NULL; migrations allow it%s."
                    .formatted(shown(made), origins.words(made.id())))
            .help(change("Forbid it in a new migration", "ALTER COLUMN %s SET NOT NULL", made)));
  }

  Finding mayNotBeNull(CatalogObject made) {
    return at(
        made.id(),
        Finding.error(
                Code.MODEL_NULLS,
                "models may leave %s NULL; migrations forbid it%s, so such rows are refused."
                    .formatted(shown(made), origins.words(made.id())))
            .help(
                change(
                    "Let the models require a value, or allow NULL in a new migration",
                    "ALTER COLUMN %s DROP NOT NULL",
                    made)));
  }

  Finding notFilled(CatalogObject made) {
    return at(
        made.id(),
        Finding.error(
                Code.MODEL_DEFAULT,
                "models leave the value of %s to the database; migrations give it no default%s, so their inserts fail."
                    .formatted(shown(made), origins.words(made.id())))
            .help(
                change(
                    "Give it a default in a new migration",
                    "ALTER COLUMN %s SET DEFAULT …",
                    made)));
  }

  Finding unknownRequired(CatalogObject made) {
    return at(
        made.id(),
        Finding.error(
                Code.MODEL_REQUIRED,
                "migrations require a value for %s%s, which models do not know, so their inserts fail."
                    .formatted(shown(made), origins.words(made.id())))
            .help(
                change(
                    "Add it to the models, or give it a default in a new migration",
                    "ALTER COLUMN %s SET DEFAULT …",
                    made)));
  }

  /** Returns the advice to add a column. SQLite adds a NOT NULL column only with a default. */
  private String added(CatalogObject column, boolean notNull) {
    var definition = new ColumnDefinition(column, notNull);
    boolean always = definition.needsValues() && table.schema().isEmpty();
    boolean sometimes = definition.needsValues() && !always;
    return "Add it in a new migration: `ALTER TABLE %s ADD COLUMN %s%s;`%s."
        .formatted(
            Names.sql(table),
            definition,
            always ? " DEFAULT …" : "",
            sometimes ? ", with a `DEFAULT` where the table has rows" : "");
  }

  /**
   * Returns the advice to change a column. SQLite, where schemas have no names, cannot alter a
   * column (sqlite.org/lang_altertable.html).
   */
  private String change(String what, String action, CatalogObject column) {
    return table.schema().isEmpty()
        ? what + "."
        : "%s: `ALTER TABLE %s %s;`."
            .formatted(what, Names.sql(table), action.formatted(quoted(column)));
  }

  private String shown(CatalogObject column) {
    return "column %s of %s".formatted(Names.quoted(column.id().name()), Names.shown(table));
  }

  private static String quoted(CatalogObject column) {
    return Identifier.quoted(column.id().name());
  }

  private Finding at(ObjectId id, Finding finding) {
    return origins.of(id).map(finding::at).orElse(finding);
  }
}
