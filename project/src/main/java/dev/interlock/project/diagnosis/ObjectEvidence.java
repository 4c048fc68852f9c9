package dev.interlock.project.diagnosis;

import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Nearest;
import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.history.Migration;
import dev.interlock.project.diagnosis.MigrationNames.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts about a relation or a column that is missing, or exists already. For one use. */
final class ObjectEvidence {

  private final ProjectState state;
  private final Diagnosis error;
  private final WantedObject wanted;

  /** The relations of the database, or the columns of the table; empty if it is not known. */
  private final Optional<CatalogNames> live;

  private final Optional<MigrationNames> files;
  private final List<Mention> mentions;
  private final List<String> notes = new ArrayList<>();

  ObjectEvidence(ProjectState state, Diagnosis error) {
    this.state = state;
    this.error = error;
    this.files = state.history().map(history -> MigrationNames.of(history, state.folder()));
    WantedObject named = WantedObject.of(error);
    this.wanted = named.owner().filter(this::isTable).isPresent() ? named : named.withoutOwner();
    this.live =
        wanted.isColumn()
            ? wanted
                .owner()
                .flatMap(
                    table -> state.catalog().map(catalog -> CatalogNames.columns(catalog, table)))
            : state.catalog().map(CatalogNames::relations);
    this.mentions = mentions().filter(wanted::isNamed).toList();
  }

  private Stream<Mention> mentions() {
    return files.stream().flatMap(names -> names.mentions().stream());
  }

  private boolean isTable(String table) {
    return state
            .catalog()
            .filter(catalog -> !CatalogNames.relations(catalog).named(table).isEmpty())
            .isPresent()
        || mentions().anyMatch(mention -> mention.object().name().equals(table));
  }

  Evidence find() {
    if (wanted.name().isEmpty()) {
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
                  WantedObject.described(mention.object()),
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

  private Evidence existing() {
    Optional<ObjectId> there =
        live.flatMap(names -> names.named(wanted.name()).stream().findFirst());
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
    if (mentions.stream().map(mention -> mention.object().table()).distinct().count() > 1) {
      return Evidence.notes(notes); // It is unknown which of these tables the error is about.
    }
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
    return live.flatMap(names -> names.in(wanted.schema(), wanted.name()))
        .map(id ->
            Evidence.of(
                notes,
                "the database has %s now: the error is from before it was created, from another database, or from a session whose `search_path` lacks its schema."
                    .formatted(id),
                "Run the failed command again; if it fails again, compare its database URL and `search_path` with those of this project."));
  }

  private Optional<Evidence> elsewhere() {
    if (wanted.isColumn()) {
      return Optional.empty();
    }
    return live.flatMap(names -> names.named(wanted.name()).stream().findFirst())
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
    return live.flatMap(names -> names.inOtherCase(wanted.name()))
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
                    .formatted(mention.migration().id(), WantedObject.described(mention.object())),
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
                    .formatted(mention.migration().id(), WantedObject.described(mention.object())),
                "Deploy the version of the program that no longer uses it, or undo the migration."));
  }

  private Optional<Evidence> lost() {
    return creator()
        .filter(mention -> live.isPresent())
        .map(mention ->
            Evidence.of(
                notes,
                "`%s` creates %s and is recorded as applied, and the database does not have it: it was dropped or renamed by hand, or the ledger is wrong."
                    .formatted(mention.migration().id(), WantedObject.described(mention.object())),
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
                    .formatted(absence(), wanted.name(), near),
                wanted.isColumn()
                    ? "Write `%s` in the statement or the model, or add the column in a migration."
                        .formatted(Identifier.quoted(near))
                    : "Write `%s` in the statement or the model, or rename the table in a new migration: `ALTER TABLE %s RENAME TO %s`."
                        .formatted(
                            Identifier.quoted(near),
                            Identifier.quoted(near),
                            Identifier.quoted(wanted.name()))));
  }

  private Optional<String> similarInDatabase(CatalogNames names) {
    Optional<String> near =
        Nearest.to(wanted.name(), names.ids().stream().map(ObjectId::name).toList());
    near.flatMap(found -> names.named(found).stream().findFirst())
        .ifPresent(id -> notes.add("the database has " + id));
    return near;
  }

  private Optional<String> similarInFiles() {
    List<Mention> candidates =
        mentions()
            .filter(wanted::isOfKind)
            .filter(Mention::creates)
            .filter(this::isComparable)
            .toList();
    Optional<String> near =
        Nearest.to(
            wanted.name(), candidates.stream().map(mention -> mention.object().name()).toList());
    near.flatMap(found ->
            candidates.stream()
                .filter(mention -> mention.object().name().equals(found))
                .findFirst())
        .ifPresent(mention ->
            notes.add(
                "`%s` creates %s: %s%s"
                    .formatted(
                        mention.migration().id(),
                        WantedObject.described(mention.object()),
                        mention.place(),
                        applied(mention.migration()))));
    return near;
  }

  /** A column of an unknown table is compared only with columns that differ in capitals. */
  private boolean isComparable(Mention mention) {
    return !wanted.isColumn()
        || wanted.owner().isPresent()
        || mention.object().name().equalsIgnoreCase(wanted.name());
  }

  /** Says where the object is missing, as far as it was looked for. */
  private String absence() {
    String what = wanted.described();
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
