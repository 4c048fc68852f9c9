package dev.interlock.check.models;

import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.check.models.ModelRelations.Relation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the unique and foreign keys that models rely on. */
record KeyCheck(Relation needed, Relation made, ObjectOrigins origins) {

  List<Finding> findings(Set<String> missing) {
    return needed.keys().stream()
        .filter(key -> isJudged(key, missing))
        .filter(key -> made.keys().stream().noneMatch(key::isMetBy))
        .map(this::missing)
        .toList();
  }

  /** Whether the key can be judged. Missing columns and tables are reported elsewhere. */
  private boolean isJudged(Key key, Set<String> missing) {
    boolean hasColumns =
        key.columns().stream()
            .allMatch(name ->
                made.columns().stream().anyMatch(c -> c.id().name().equalsIgnoreCase(name)));
    boolean hasTarget =
        !(key instanceof Key.Foreign foreign) || !missing.contains(foreign.target());
    return hasColumns && hasTarget;
  }

  private Finding missing(Key key) {
    Finding finding =
        Finding.error(
                Code.MODEL_KEY,
                "models rely on `%s` of %s, which no migration creates."
                    .formatted(key.shown(), Names.shown(made.id())))
            .help(help(key, otherActions(key)));
    Optional<Key> other = otherActions(key);
    Finding noted =
        other
            .map(there -> finding.note("migrations create `" + there.shown() + "`"))
            .orElse(finding);
    ObjectId where = other.map(Key::id).orElse(made.id());
    return origins.of(where).map(noted::at).orElse(noted);
  }

  /**
   * Returns the advice. It replaces a foreign key of the same columns, because both would be
   * enforced.
   */
  private String help(Key key, Optional<Key> other) {
    String what = other.isPresent() ? "Replace that one" : "Add it";
    String drop =
        other
            .map(there -> there.id().isUnnamed() ? "…" : Identifier.quoted(there.id().name()))
            .map("DROP CONSTRAINT %s, "::formatted)
            .orElse("");
    return key instanceof Key.Exact || made.id().schema().isEmpty()
        ? what + " in a new migration."
        : "%s in a new migration: `ALTER TABLE %s %sADD %s;`."
            .formatted(what, Names.sql(made.id()), drop, key.shown());
  }

  /** Returns the foreign key of the same columns. */
  private Optional<Key> otherActions(Key key) {
    return made.keys().stream()
        .filter(there -> key instanceof Key.Foreign && there instanceof Key.Foreign)
        .filter(there -> there.columns().equals(key.columns()))
        .findFirst();
  }

  /** Returns the name of a table as a foreign key prints it. */
  static String printed(ObjectId table) {
    String name = Identifier.quoted(table.name());
    return table.schema().isEmpty() ? name : Identifier.quoted(table.schema()) + "." + name;
  }
}
