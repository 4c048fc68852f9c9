package dev.interlock.postgresql.online;

import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.SafeStep;
import dev.interlock.postgresql.catalog.GeneratedName;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the steps of the actions of one ALTER TABLE that work on the rows.
 *
 * <p>PostgreSQL manual, ALTER TABLE: a constraint that is NOT VALID is added without a look at the
 * rows, and VALIDATE CONSTRAINT reads them under SHARE UPDATE EXCLUSIVE; SET NOT NULL does not read
 * them if a valid CHECK proves it; ADD … USING INDEX takes an index that exists.
 */
final class ActionSteps {

  private static final Set<String> KINDS =
      Set.of("check", "foreign", "unique", "primary", "exclude", "not");

  private final LiveTable table;
  private final String alter;
  private final List<SafeStep> steps = new ArrayList<>();
  private final List<ObjectId> helpers = new ArrayList<>();
  private final Set<String> notNull = new LinkedHashSet<>();

  /**
   * @param alter the beginning of the statement, up to and including the name of the table
   */
  ActionSteps(LiveTable table, String alter) {
    this.table = table;
    this.alter = alter + " ";
  }

  List<SafeStep> steps() {
    return List.copyOf(steps);
  }

  List<ObjectId> helpers() {
    return List.copyOf(helpers);
  }

  /** Whether an ADD adds a constraint, and not a column. */
  static boolean isConstraint(TokenSequence action) {
    return action.isWord(1, "constraint") || KINDS.contains(action.word(1));
  }

  /** Whether a constraint is added without a look at the rows. */
  static boolean isQuick(TokenSequence action) {
    return Names.hasOutside(action, "not", "valid")
        || Names.hasOutside(action, "not", "enforced")
        || (Names.hasOutside(action, "using", "index")
            && !Names.hasOutside(action, "using", "index", "tablespace"));
  }

  void add(TokenSequence action) {
    switch (action.word(0)) {
      case "validate" -> steps.add(SafeStep.lasting(alter + action.text()));
      case "alter" -> {
        int column = action.isWord(1, "column") ? 2 : 1;
        setNotNull(action.name(column));
      }
      default -> addConstraint(action);
    }
  }

  private void addConstraint(TokenSequence action) {
    boolean isNamed = action.isWord(1, "constraint");
    Optional<String> name = isNamed ? Optional.of(action.name(2)) : Optional.empty();
    int kind = isNamed ? Names.end(action, 2) : 1;
    switch (action.word(kind)) {
      case "check" -> addValidated(action, kind, name.orElseGet(() -> checkName(action, kind)));
      case "foreign" -> {
        table.requirePlain("a foreign key");
        addValidated(action, kind, name.orElseGet(() -> foreignKeyName(action, kind)));
      }
      case "unique", "primary" -> addUnique(action, kind, name);
      default -> throw new NoSteps("no steps are known for such a constraint");
    }
  }

  private void addValidated(TokenSequence action, int kind, String name) {
    String quoted = Identifier.quoted(name);
    String drop = alter + "DROP CONSTRAINT IF EXISTS " + quoted;
    steps.add(
        SafeStep.of(
            alter
                + "ADD CONSTRAINT "
                + quoted
                + " "
                + action.text(kind, action.size())
                + " NOT VALID",
            drop));
    steps.add(SafeStep.of(alter + "VALIDATE CONSTRAINT " + quoted, drop));
  }

  /** Returns the name that {@code ChooseConstraintName} makes for a check. */
  private String checkName(TokenSequence action, int kind) {
    int close = Names.close(action, kind + 1);
    Set<String> columns = table.columns();
    var used = new LinkedHashSet<String>();
    for (int i = kind + 2; i < close; i++) {
      String name = action.name(i);
      if (!columns.contains(name)) {
        continue;
      }
      if (action.isSymbol(i + 1, ".")) {
        continue; // the name of the table
      }
      boolean isOther =
          action.isSymbol(i + 1, "(")
              || action.isSymbol(i - 1, "::")
              || action.isSymbol(i - 1, ":")
              || action.isWord(i - 1, "as")
              || (action.isSymbol(i - 1, ".") && action.isSymbol(i - 2, ")"));
      if (isOther) {
        throw new NoSteps("its constraint has no name, which depends on the columns in it");
      }
      used.add(name);
    }
    return table.free(
        new GeneratedName(table.name(), used.size() == 1 ? used.iterator().next() : null, "check")
            .base());
  }

  private String foreignKeyName(TokenSequence action, int kind) {
    if (action.contains("period")) {
      throw new NoSteps("its foreign key is on ranges of time");
    }
    return table.free(GeneratedName.of(table.name(), Names.list(action, kind + 2), "fkey").base());
  }

  private void setNotNull(String column) {
    if (table.isNotNull(column) || !notNull.add(column)) {
      return;
    }
    String quoted = Identifier.quoted(column);
    String helper = new GeneratedName("interlock", column, "not_null").base();
    if (table.isTaken(helper)) {
      throw new NoSteps("the name `%s` is taken".formatted(helper));
    }
    helpers.add(ObjectId.of(ObjectKind.CONSTRAINT, table.schema(), table.name(), helper));
    String drop = alter + "DROP CONSTRAINT IF EXISTS " + Identifier.quoted(helper);
    steps.add(
        SafeStep.of(
            alter
                + "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                    .formatted(Identifier.quoted(helper), quoted),
            drop));
    steps.add(SafeStep.of(alter + "VALIDATE CONSTRAINT " + Identifier.quoted(helper), drop));
    steps.add(
        new SafeStep(
            List.of(
                alter + "ALTER COLUMN " + quoted + " SET NOT NULL",
                alter + "DROP CONSTRAINT " + Identifier.quoted(helper)),
            false,
            Optional.of(alter + "ALTER COLUMN " + quoted + " DROP NOT NULL")));
  }

  private void addUnique(TokenSequence action, int kind, Optional<String> name) {
    var key = UniqueKey.of(action, kind);
    table.requirePlain("a unique key");
    if (key.isPrimary()) {
      key.columns().forEach(this::setNotNull);
    }
    String chosen =
        name.orElseGet(() ->
            table.free(
                (key.isPrimary()
                        ? new GeneratedName(table.name(), null, "pkey")
                        : GeneratedName.of(table.name(), key.allColumns(), "key"))
                    .base()));
    String quoted = Identifier.quoted(chosen);
    String index = table.qualifier() + quoted;
    helpers.add(ObjectId.of(ObjectKind.INDEX, table.schema(), table.name(), chosen));
    steps.add(
        SafeStep.alone(
            "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s"
                .formatted(quoted, table.written(), key.definition()),
            Optional.of("DROP INDEX IF EXISTS " + index)));
    steps.add(
        SafeStep.of(
            (alter + "ADD CONSTRAINT %s %s USING INDEX %s %s")
                .formatted(quoted, key.words(), quoted, key.attributes())
                .strip(),
            alter + "DROP CONSTRAINT IF EXISTS " + quoted));
  }
}
