package dev.interlock.preflight;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.ObservedStatement;
import dev.interlock.effect.RowWriting;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.preflight.PlannedCheck.Timing;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Derives the checks of a plan from the effects of its migrations, statement by statement. Tables
 * that the plan creates are not checked, unless the plan fills them.
 */
public final class PlannedChecks {

  /** The kinds of object that a definition may name, besides tables and columns. */
  private static final Set<ObjectKind> MAY_BE_NAMED =
      Set.of(
          ObjectKind.ROUTINE,
          ObjectKind.ENUM,
          ObjectKind.DOMAIN,
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.RANGE_TYPE,
          ObjectKind.COLLATION);

  private final ExpectedSchema schema;
  private final Set<List<String>> created = new HashSet<>();
  private final Set<List<String>> renamed = new HashSet<>();
  private final Set<String> createdNames = new HashSet<>();
  private final Set<ObjectId> newColumns = new HashSet<>();
  private final List<Writing> writings = new ArrayList<>();
  private final List<PlannedCheck> checks = new ArrayList<>();

  private PlannedChecks(ExpectedSchema schema) {
    this.schema = schema;
  }

  /** A statement that may write rows. */
  private record Writing(Migration migration, StatementEffect seen, TokenSequence said) {

    boolean mayConcern(CheckedTable table) {
      String key =
          table.schema().isEmpty()
              ? Identifier.quoted(table.name())
              : Identifier.quoted(table.schema()) + "." + Identifier.quoted(table.name());
      return said.isWord(0, "do")
          || said.isWord(0, "call")
          || seen.rows().containsKey(key)
          || seen.rows().containsKey(table.name())
          || seen.locks().get(key) == LockMode.ROW_EXCLUSIVE
          || said.names().anyMatch(table.name()::equalsIgnoreCase);
    }
  }

  /**
   * Returns the checks of a plan, in the order of its statements.
   *
   * @param plan the planned migrations with their effects, in apply order
   * @param live the schema that the plan starts from
   */
  public static List<PlannedCheck> of(List<PlannedEffect> plan, Catalog live) {
    List<PlannedEffect> checked = plan.stream().filter(PlannedEffect::isChecked).toList();
    if (checked.isEmpty()) {
      return List.of();
    }
    var splitter = checked.getFirst().planned().file().script().splitter();
    var derived = new PlannedChecks(new ExpectedSchema(live, splitter));
    checked.forEach(derived::add);
    return List.copyOf(derived.checks);
  }

  private void add(PlannedEffect each) {
    Script script = each.planned().file().script();
    Set<List<String>> dropped = dropped(each);
    ExpectedSchema before = dropped.isEmpty() ? schema : schema.copy();
    Optional<List<ObservedStatement>> observed =
        ObservedStatement.of(each.planned().file(), each.effect().parts());
    int first = checks.size();
    observed.ifPresent(all -> all.forEach(one -> add(each, script, one)));
    if (observed.isEmpty()) {
      copied(each, script, schema.copy(), each.effect().changes());
      each.effect().changes().forEach(schema::apply);
    }
    dropped.removeIf(path -> schema.table(path).isEmpty());
    if (!dropped.isEmpty()) {
      checks.subList(first, checks.size()).removeIf(check -> isOf(check.check(), dropped));
      copied(
          each,
          script,
          before,
          each.effect().changes().stream()
              .filter(change -> dropped.contains(change.id().owner()))
              .toList());
      created.removeAll(dropped);
    }
  }

  /** Returns the tables that a migration drops, of which some may come back as rebuilt ones. */
  private Set<List<String>> dropped(PlannedEffect each) {
    var dropped = new HashSet<List<String>>();
    for (StatementEffect part : each.effect().parts()) {
      for (Change change : part.changes()) {
        if (change instanceof Change.Dropped && change.id().kind() == ObjectKind.TABLE) {
          dropped.add(change.id().path());
        }
      }
    }
    dropped.removeIf(path -> schema.table(path).isEmpty() || created.contains(path));
    return dropped;
  }

  private static boolean isOf(DataCheck check, Set<List<String>> tables) {
    return tables.contains(path(check.table()));
  }

  private static List<String> path(CheckedTable table) {
    return List.of(table.schema(), table.name());
  }

  /** Adds the checks of tables whose rows the migration copies. */
  private void copied(
      PlannedEffect each, Script script, ExpectedSchema before, List<Change> changes) {
    Migration migration = each.planned().migration();
    Statement last = script.statements().getLast();
    new RuleChecks(before, changes, script.splitter().tokens(""))
        .all()
        .filter(check -> !created.contains(path(check.table())))
        .map(check ->
            new PlannedCheck(
                migration,
                script.statements().size() - 1,
                script.placeOf(last),
                check,
                new Timing.BeforeCopy()))
        .forEach(checks::add);
  }

  private void add(PlannedEffect each, Script script, ObservedStatement observed) {
    PlannedMigration planned = each.planned();
    Statement statement = script.statements().get(observed.number());
    TokenSequence tokens = script.tokens(statement);
    StatementEffect effect = observed.effect();
    boolean runs = each.runs(observed.number());
    if (runs) {
      new RuleChecks(schema, effect.changes(), tokens)
          .all()
          .filter(check -> !isOfNewColumn(check, effect))
          .flatMap(check ->
              timing(check).stream()
                  .map(timing ->
                      new PlannedCheck(
                          planned.migration(),
                          observed.number(),
                          script.placeOf(statement),
                          check,
                          timing)))
          .forEach(checks::add);
    }
    follow(effect, tokens);
    if (runs && RowWriting.mayBeIn(script, statement)
        || RowWriting.isIn(script, statement, effect)) {
      writings.add(new Writing(planned.migration(), effect, tokens));
    }
  }

  /** Whether a rule is on a column that its own statement adds, which no row has a value of. */
  private boolean isOfNewColumn(DataCheck check, StatementEffect effect) {
    return named(check)
        .anyMatch(column ->
            effect.changes().stream()
                .anyMatch(
                    change -> change instanceof Change.Created && change.id().equals(column)));
  }

  private void follow(StatementEffect effect, TokenSequence tokens) {
    boolean isRename = tokens.contains("rename") || tokens.contains("set", "schema");
    for (Change change : effect.changes()) {
      if (change instanceof Change.Created && change.id().kind() == ObjectKind.TABLE) {
        (isRename ? renamed : created).add(change.id().path());
      }
      if (change.id().kind() == ObjectKind.COLUMN
          && (change instanceof Change.Created || (!isRename && changesType(change)))) {
        newColumns.add(change.id());
      }
      if (change instanceof Change.Created && MAY_BE_NAMED.contains(change.id().kind())) {
        createdNames.add(change.id().name());
      }
      schema.apply(change);
    }
  }

  private static boolean changesType(Change change) {
    return change instanceof Change.Altered altered
        && altered.attributes().stream().anyMatch(one -> one.name().equals(Attribute.TYPE));
  }

  /** Returns the moment of a check; empty if there is nothing to check. */
  private Optional<Timing> timing(DataCheck check) {
    List<CheckedTable> tables =
        check instanceof DataCheck.ForeignKey key
            ? List.of(key.table(), key.parent())
            : List.of(check.table());
    boolean isEmpty = created.contains(path(check.table())) && written(check.table()).isEmpty();
    boolean isNew =
        tables.stream()
                .anyMatch(table -> created.contains(path(table)) || renamed.contains(path(table)))
            || named(check).anyMatch(newColumns::contains)
            || words(check).anyMatch(createdNames::contains);
    if (isEmpty || (isNew && check.isAboutLoss())) {
      return Optional.empty();
    }
    if (isNew) {
      return Optional.of(new Timing.AfterCreation());
    }
    return Optional.of(
        tables.stream()
            .flatMap(table -> written(table).stream())
            .filter(by -> !check.isAboutLoss())
            .findFirst()
            .<Timing>map(Timing.AfterChange::new)
            .orElseGet(Timing.Now::new));
  }

  private Optional<Migration> written(CheckedTable table) {
    return writings.stream()
        .filter(writing -> writing.mayConcern(table))
        .map(Writing::migration)
        .findFirst();
  }

  /** Returns the names in the definition of a rule. */
  private Stream<String> words(DataCheck check) {
    return schema.splitter().tokens(check.definition()).names();
  }

  /** Returns the columns that a check names. */
  private Stream<ObjectId> named(DataCheck check) {
    return switch (check) {
      case DataCheck.Unique unique -> named(unique.table(), unique.definition());
      case DataCheck.Condition rule -> named(rule.table(), rule.definition());
      case DataCheck.Exclusion rule -> named(rule.table(), rule.definition());
      case DataCheck.ForeignKey key ->
          Stream.concat(
              named(key.table(), key.definition()), named(key.parent(), key.definition()));
      case DataCheck.NotNull one -> Stream.of(column(one.table(), one.column()));
      case DataCheck.DomainCondition one -> Stream.of(column(one.table(), one.column()));
      case DataCheck.Conversion one -> Stream.of(column(one.table(), one.column()));
      case DataCheck.Precision one -> Stream.of(column(one.table(), one.column()));
      case DataCheck.Labels one -> Stream.of(column(one.table(), one.column()));
      case DataCheck.DroppedColumn one -> Stream.of(column(one.table(), one.column()));
      case DataCheck.NewColumn one -> Stream.empty();
      case DataCheck.DroppedTable one -> Stream.empty();
    };
  }

  private Stream<ObjectId> named(CheckedTable table, String definition) {
    return schema
        .splitter()
        .tokens(definition)
        .names()
        .filter(name -> !name.isEmpty())
        .map(name -> table.column(name).map(CheckedTable.Column::name).orElse(name))
        .map(name -> column(table, name));
  }

  private static ObjectId column(CheckedTable table, String name) {
    return ObjectId.of(ObjectKind.COLUMN, table.schema(), table.name(), name);
  }
}
