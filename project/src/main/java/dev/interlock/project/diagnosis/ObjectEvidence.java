package dev.interlock.project.diagnosis;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Nearest;
import dev.interlock.gate.diagnosis.Cause;
import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.history.Migration;
import dev.interlock.project.diagnosis.MigrationNames.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts about a relation or a column that is missing, or exists already. For one use. */
final class ObjectEvidence {

  private final ProjectState state;
  private final Diagnosis error;

  /** Name without quotes and schema. */
  private final String name;

  private final Optional<String> schema;

  /** The table of the column; empty if the error names none, or an alias of it. */
  private final Optional<String> owner;

  private final Optional<CatalogNames> live;
  private final Optional<MigrationNames> files;
  private final List<Mention> mentions;
  private final List<String> notes = new ArrayList<>();

  ObjectEvidence(ProjectState state, Diagnosis error) {
    this.state = state;
    this.error = error;
    String written = error.subject().orElse("").replace("\"", "");
    int dot = written.lastIndexOf('.');
    this.name = written.substring(dot + 1);
    this.schema = dot < 0 ? Optional.empty() : Optional.of(written.substring(0, dot));
    this.files = state.history().map(history -> MigrationNames.of(history, state.folder()));
    this.owner = error.owner().filter(this::isTable);
    this.live = isColumn() && owner.isEmpty() ? Optional.empty() : state.catalog().map(this::names);
    this.mentions =
        files.stream()
            .flatMap(names -> names.mentions().stream())
            .filter(mention -> isOfKind(mention) && mention.object().name().equals(name))
            .toList();
  }

  private boolean isTable(String table) {
    return state
            .catalog()
            .filter(catalog -> !CatalogNames.relations(catalog).named(table).isEmpty())
            .isPresent()
        || files.stream()
            .flatMap(names -> names.mentions().stream())
            .anyMatch(mention -> mention.object().name().equals(table));
  }

  private CatalogNames names(Catalog catalog) {
    return owner
        .filter(table -> isColumn())
        .map(table -> CatalogNames.columns(catalog, table))
        .orElseGet(() -> CatalogNames.relations(catalog));
  }

  private boolean isColumn() {
    return error.cause() == Cause.COLUMN_MISSING || error.cause() == Cause.COLUMN_EXISTS;
  }

  private boolean isOfKind(Mention mention) {
    Optional<String> table = mention.object().table();
    return isColumn() == table.isPresent()
        && (owner.isEmpty() || !isColumn() || table.equals(owner));
  }

  Evidence find() {
    if (name.isEmpty()) {
      return Evidence.NONE;
    }
    noteMigrations();
    return switch (error.cause()) {
      case RELATION_EXISTS, COLUMN_EXISTS -> existing();
      default -> missing();
    };
  }

  private void noteMigrations() {
    for (Mention mention : mentions) {
      notes.add(
          "`%s` %s %s: %s%s"
              .formatted(
                  mention.migration().id(),
                  mention.creates() ? "creates" : "drops or renames",
                  described(mention.object().name(), mention.object().table()),
                  mention.place(),
                  applied(mention.migration())));
    }
    files.ifPresent(names ->
        names
            .unread()
            .forEach(migration -> notes.add("`%s` could not be read".formatted(migration.path()))));
  }

  private String applied(Migration migration) {
    return state
        .isApplied(migration)
        .map(isApplied -> isApplied ? ", applied" : ", not applied to this database")
        .orElse("");
  }

  private static String described(String name, Optional<String> table) {
    return table
        .map(owner -> Identifier.quoted(owner) + "." + Identifier.quoted(name))
        .orElse(Identifier.quoted(name));
  }

  private Evidence existing() {
    Optional<ObjectId> there = live.flatMap(names -> names.named(name).stream().findFirst());
    there.ifPresent(id -> notes.add("the database has " + id));
    Optional<Mention> pending =
        mentions.stream()
            .filter(Mention::creates)
            .filter(mention -> !state.isApplied(mention.migration()).orElse(true))
            .findFirst();
    return pending
        .filter(mention -> there.isPresent())
        .map(mention ->
            Evidence.of(
                notes,
                "the database has %s, and `%s`, which creates it, is not recorded as applied: it was made by hand, by another tool, or by a run whose ledger row is missing."
                    .formatted(there.get(), mention.migration().id()),
                "Run `interlock plan`: it says whether the object is identical, which a deploy adopts, or how it differs."))
        .orElseGet(() -> Evidence.notes(notes));
  }

  private Evidence missing() {
    return present()
        .or(this::elsewhere)
        .or(this::otherCase)
        .or(this::pending)
        .or(this::removed)
        .or(this::lost)
        .or(this::similar)
        .orElseGet(this::unknown);
  }

  private Optional<Evidence> present() {
    return live.flatMap(names -> names.in(schema, name))
        .map(id ->
            Evidence.of(
                notes,
                "the database has %s now: the error is from before it was created, from another database, or from a session whose `search_path` lacks its schema."
                    .formatted(id),
                "Run the failed command again; if it fails again, compare its database URL and `search_path` with those of this project."));
  }

  private Optional<Evidence> elsewhere() {
    if (isColumn()) {
      return Optional.empty();
    }
    return live.flatMap(names -> names.named(name).stream().findFirst())
        .map(id ->
            Evidence.of(
                notes,
                "%s is in schema `%s`, where the session of the error did not look."
                    .formatted(id, id.schema()),
                "Write `%s.%s` in the statement, or add the schema to `search_path`: `ALTER ROLE … SET search_path = public, %s`."
                    .formatted(
                        Identifier.quoted(id.schema()),
                        Identifier.quoted(id.name()),
                        Identifier.quoted(id.schema()))));
  }

  private Optional<Evidence> otherCase() {
    return live.flatMap(names -> names.inOtherCase(name))
        .map(id ->
            Evidence.of(
                notes,
                "the database has %s: the names differ in capital letters, and PostgreSQL reads a name without quotes in lower case."
                    .formatted(id),
                "Write the name as the database has it, `%s`."
                    .formatted(Identifier.quoted(id.name()))));
  }

  private Optional<Evidence> pending() {
    return creator()
        .filter(mention -> !state.isApplied(mention.migration()).orElse(true))
        .map(mention ->
            Evidence.of(
                notes,
                "`%s` creates %s and is not applied to this database."
                    .formatted(mention.migration().id(), described(name, mention.object().table())),
                "Apply it before the service starts: `interlock run -- COMMAND`, or `interlock upgrade`."));
  }

  /** The migration that creates the object last. */
  private Optional<Mention> creator() {
    return mentions.stream().filter(Mention::creates).reduce((first, last) -> last);
  }

  private Optional<Evidence> removed() {
    return mentions.stream()
        .reduce((first, last) -> last)
        .filter(mention -> !mention.creates())
        .map(mention ->
            Evidence.of(
                notes,
                "`%s` drops or renames %s, and the program still uses the old name."
                    .formatted(mention.migration().id(), described(name, mention.object().table())),
                "Deploy the version of the program that no longer uses it, or undo the migration."));
  }

  private Optional<Evidence> lost() {
    return creator()
        .filter(mention -> live.isPresent())
        .map(mention ->
            Evidence.of(
                notes,
                "`%s` creates %s and is recorded as applied, and the database does not have it: it was dropped or renamed by hand, or the ledger is wrong."
                    .formatted(mention.migration().id(), described(name, mention.object().table())),
                "See the difference with `interlock diff history database`; `interlock sync` makes what is missing."));
  }

  private Optional<Evidence> similar() {
    if (creator().isPresent()) {
      return Optional.empty();
    }
    Optional<String> inDatabase = live.flatMap(this::similarInDatabase);
    Optional<String> inFiles = similarInFiles();
    return inDatabase
        .or(() -> inFiles)
        .map(near ->
            Evidence.of(
                notes,
                "%s; the name `%s` is probably a mistake for `%s`."
                    .formatted(absence(), name, near),
                isColumn()
                    ? "Write `%s` in the statement or the model, or add the column in a migration."
                        .formatted(Identifier.quoted(near))
                    : "Write `%s` in the statement or the model, or rename the table in a new migration: `ALTER TABLE %s RENAME TO %s`."
                        .formatted(
                            Identifier.quoted(near),
                            Identifier.quoted(near),
                            Identifier.quoted(name))));
  }

  private Optional<String> similarInDatabase(CatalogNames names) {
    Optional<String> near = Nearest.to(name, names.ids().stream().map(ObjectId::name).toList());
    near.flatMap(found -> names.named(found).stream().findFirst())
        .ifPresent(id -> notes.add("the database has " + id));
    return near;
  }

  private Optional<String> similarInFiles() {
    List<Mention> candidates =
        files.stream()
            .flatMap(names -> names.mentions().stream())
            .filter(this::isOfKind)
            .filter(Mention::creates)
            .toList();
    Optional<String> near =
        Nearest.to(name, candidates.stream().map(mention -> mention.object().name()).toList());
    near.flatMap(found ->
            candidates.stream()
                .filter(mention -> mention.object().name().equals(found))
                .findFirst())
        .ifPresent(mention ->
            notes.add(
                "`%s` creates %s: %s%s"
                    .formatted(
                        mention.migration().id(),
                        described(mention.object().name(), mention.object().table()),
                        mention.place(),
                        applied(mention.migration()))));
    return near;
  }

  /** Says where the object is missing, as far as it was looked for. */
  private String absence() {
    String what = described(name, isColumn() ? owner : Optional.empty());
    return live.isPresent()
        ? files.isPresent()
            ? "the database has no %s, and no migration creates it".formatted(what)
            : "the database has no %s".formatted(what)
        : "no migration creates %s".formatted(what);
  }

  private Evidence unknown() {
    return live.isEmpty() && files.isEmpty()
        ? Evidence.NONE
        : creator().isPresent()
            ? Evidence.notes(notes)
            : Evidence.of(
                notes,
                "%s, as far as their text shows.".formatted(absence()),
                "Create it in a migration before this statement, or correct the name.");
  }
}
