package dev.interlock.preflight;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.compatibility.TypeChange;
import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Derives the checks of the rows from the changes that one statement makes.
 *
 * @param before the schema before the statement
 * @param changes all changes of the statement
 * @param statement its tokens
 */
record RuleChecks(ExpectedSchema before, List<Change> changes, TokenSequence statement) {

  private static final List<Pattern> FAMILIES =
      List.of(
          Pattern.compile("(smallint|integer|bigint|numeric|real|double precision|decimal).*"),
          Pattern.compile("(timestamp|time|date|interval).*"));

  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  Stream<DataCheck> all() {
    return changes.stream().flatMap(this::of);
  }

  private Stream<DataCheck> of(Change change) {
    return switch (change.id().kind()) {
      case CONSTRAINT -> isStricter(change) ? rule(change).flatMap(this::constraint) : none();
      case INDEX -> change instanceof Change.Created ? rule(change).flatMap(this::index) : none();
      case COLUMN -> column(change);
      case DOMAIN -> gainsNotNull(change) ? ofDomain(change.id(), this::notNull) : none();
      case TABLE ->
          change instanceof Change.Dropped && !isRename()
              ? table(change.id()).map(DataCheck.DroppedTable::new)
              : none();
      default -> none();
    };
  }

  private static Stream<DataCheck> none() {
    return Stream.empty();
  }

  private Stream<CheckedTable> table(ObjectId part) {
    return before.table(part.owner()).stream();
  }

  /** Whether the change makes a rule that rows may break: a comment does not. */
  private static boolean isStricter(Change change) {
    return switch (change) {
      case Change.Created created -> true;
      case Change.Dropped dropped -> false;
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          attributes.stream()
              .anyMatch(attribute ->
                  attribute.name().equals(Attribute.DEFINITION)
                      || (attribute.after().isEmpty()
                          && (attribute.name().equals(Attribute.VALID)
                              || attribute.name().equals(Attribute.ENFORCED))));
    };
  }

  /** Returns the rule, if the server tests all rows against it. */
  private Stream<CatalogObject> rule(Change change) {
    return before
        .after(change)
        .filter(rule -> !rule.attributes().containsKey(Attribute.ENFORCED))
        .filter(rule ->
            rule.id().kind() == ObjectKind.INDEX || !rule.attributes().containsKey(Attribute.VALID))
        .stream();
  }

  private Stream<DataCheck> constraint(CatalogObject rule) {
    String definition = ExpectedSchema.definition(rule);
    ObjectId id = rule.id();
    if (before.find(new ObjectId(ObjectKind.DOMAIN, id.owner())).isPresent()) {
      return ofDomain(
          new ObjectId(ObjectKind.DOMAIN, id.owner()),
          (table, column) -> new DataCheck.DomainCondition(table, column, id, definition));
    }
    return table(id)
        .flatMap(table ->
            switch (before.splitter().tokens(definition).word(0)) {
              case "primary", "unique" ->
                  hadIndexFor(rule)
                      ? none()
                      : Stream.of(new DataCheck.Unique(table, id, definition));
              case "foreign" ->
                  before
                      .parent(rule)
                      .flatMap(path -> parent(path, table))
                      .<DataCheck>map(
                          parent -> new DataCheck.ForeignKey(table, id, definition, parent))
                      .stream();
              case "check" -> Stream.of(new DataCheck.Condition(table, id, definition));
              case "exclude" -> Stream.of(new DataCheck.Exclusion(table, id, definition));
              default -> none();
            });
  }

  private Optional<CheckedTable> parent(List<String> path, CheckedTable child) {
    return path.equals(List.of(child.schema(), child.name()))
        ? Optional.of(child)
        : before.table(path);
  }

  /** Whether the constraint takes over a unique index, which has tested the rows already. */
  private boolean hadIndexFor(CatalogObject constraint) {
    return changes.stream()
        .filter(change -> change.id().kind() == ObjectKind.INDEX)
        .filter(change -> change.id().owner().equals(constraint.id().owner()))
        .anyMatch(change ->
            change instanceof Change.Dropped(CatalogObject index)
                && keys(index).equals(keys(constraint)));
  }

  private static String keys(CatalogObject rule) {
    String definition = ExpectedSchema.definition(rule);
    return definition.substring(Math.max(0, definition.indexOf('(')));
  }

  private Stream<DataCheck> index(CatalogObject index) {
    String definition = ExpectedSchema.definition(index);
    return before.splitter().tokens(definition).isWord(0, "unique")
        ? table(index.id()).map(table -> new DataCheck.Unique(table, index.id(), definition))
        : none();
  }

  private Stream<DataCheck> column(Change change) {
    String name = change.id().name();
    return switch (change) {
      case Change.Created(CatalogObject column) ->
          needsValue(column) && !isCreated(column.id().owner())
              ? table(column.id()).map(table -> new DataCheck.NewColumn(table, name))
              : none();
      case Change.Dropped(CatalogObject column) ->
          isRename() || column.attributes().containsKey(Attribute.GENERATED)
              ? none()
              : table(column.id())
                  .filter(table -> !isDropped(column.id().owner()))
                  .map(table -> new DataCheck.DroppedColumn(table, name));
      case Change.Altered altered -> {
        Stream<DataCheck> nulls =
            gainsNotNull(altered) ? table(altered.id()).map(table -> notNull(table, name)) : none();
        yield Stream.concat(nulls, isRename() ? none() : conversions(altered));
      }
    };
  }

  private DataCheck notNull(CheckedTable table, String column) {
    return new DataCheck.NotNull(table, column);
  }

  private boolean isDropped(List<String> table) {
    return changes.stream()
        .anyMatch(change -> change instanceof Change.Dropped && isTable(change, table));
  }

  /** Whether the statement makes the table, which an interrupted run may have done already. */
  private boolean isCreated(List<String> table) {
    return changes.stream()
        .anyMatch(change -> change instanceof Change.Created && isTable(change, table));
  }

  private static boolean isTable(Change change, List<String> table) {
    return change.id().equals(new ObjectId(ObjectKind.TABLE, table));
  }

  /** A renamed object looks like one that is dropped and another that is created. */
  private boolean isRename() {
    return statement.contains("rename") || statement.contains("set", "schema");
  }

  /** Whether rows that exist have no value for the new column. */
  private boolean needsValue(CatalogObject column) {
    CheckedTable.Column read = ExpectedSchema.column(column);
    Optional<CatalogObject> domain = domain(read.type());
    boolean isFilled =
        column.attributes().containsKey(Attribute.DEFAULT)
            || column.attributes().containsKey(Attribute.IDENTITY)
            || column.attributes().containsKey(Attribute.GENERATED)
            || domain.filter(d -> d.attributes().containsKey(Attribute.DEFAULT)).isPresent();
    return !isFilled
        && (isNotNull(Optional.ofNullable(column.attributes().get(Attribute.NOT_NULL)))
            || domain.filter(d -> d.attributes().containsKey(Attribute.NOT_NULL)).isPresent());
  }

  private Optional<CatalogObject> domain(String type) {
    return before.all(ObjectKind.DOMAIN).filter(domain -> isNamed(domain.id(), type)).findFirst();
  }

  private boolean isNamed(ObjectId id, String type) {
    TokenSequence tokens = before.splitter().tokens(type);
    int last = tokens.size() - 1;
    return tokens.name(last).equals(id.name())
        && (last < 2 || tokens.name(last - 2).equals(id.schema()));
  }

  private static boolean gainsNotNull(Change change) {
    return change instanceof Change.Altered(ObjectId id, List<AttributeChange> attributes)
        && attributes.stream()
            .filter(attribute -> attribute.name().equals(Attribute.NOT_NULL))
            .anyMatch(attribute -> !isNotNull(attribute.before()) && isNotNull(attribute.after()));
  }

  private static boolean isNotNull(Optional<String> attribute) {
    return attribute.filter(value -> !value.contains("not valid")).isPresent();
  }

  private Stream<DataCheck> conversions(Change.Altered column) {
    return column.attributes().stream()
        .filter(attribute -> attribute.name().equals(Attribute.TYPE))
        .filter(attribute -> attribute.before().isPresent() && attribute.after().isPresent())
        .flatMap(type ->
            table(column.id())
                .flatMap(table ->
                    conversions(
                        table,
                        column.id().name(),
                        type.before().orElseThrow(),
                        type.after().orElseThrow())));
  }

  private Stream<DataCheck> conversions(
      CheckedTable table, String column, String before, String after) {
    Optional<CatalogObject> labels =
        this.before.all(ObjectKind.ENUM).filter(one -> isNamed(one.id(), after)).findFirst();
    if (labels.isPresent()) {
      return Stream.of(new DataCheck.Labels(table, column, after, labels(labels.get())));
    }
    Optional<String> using = UsingClause.of(statement, column);
    if (!statement.isWord(0, "alter")
        || (using.isEmpty() && TypeChange.weight(before, after).isEmpty())) {
      return none();
    }
    var checks = new ArrayList<DataCheck>();
    checks.add(new DataCheck.Conversion(table, column, before, after, using));
    if (using.isEmpty() && FAMILIES.stream().anyMatch(f -> has(f, before) && has(f, after))) {
      checks.add(new DataCheck.Precision(table, column, before, after));
    }
    return checks.stream();
  }

  private static boolean has(Pattern family, String type) {
    return family.matcher(type.toLowerCase(Locale.ROOT)).matches();
  }

  private static List<String> labels(CatalogObject type) {
    return LABEL
        .matcher(type.attributes().getOrDefault(Attribute.LABELS, ""))
        .results()
        .map(label -> label.group(1).replace("''", "'"))
        .toList();
  }

  /** Makes one check for each column of a domain. */
  private Stream<DataCheck> ofDomain(ObjectId domain, OfColumn check) {
    return before
        .all(ObjectKind.COLUMN)
        .filter(column -> isNamed(domain, ExpectedSchema.column(column).type()))
        .flatMap(column -> table(column.id()).map(table -> check.of(table, column.id().name())));
  }

  private interface OfColumn {
    DataCheck of(CheckedTable table, String column);
  }
}
