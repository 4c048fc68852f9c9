package dev.interlock.batch;

import dev.interlock.batch.BatchedStatement.Range;
import dev.interlock.finding.Code;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TableMentions;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads an UPDATE, DELETE or INSERT … SELECT as far as batches need, and refuses every shape for
 * which the batches together would do something else than the statement.
 */
final class StatementShape {

  private static final Set<String> AFTER_A_TABLE =
      Set.of(
          "set",
          "where",
          "using",
          "returning",
          "on",
          "join",
          "inner",
          "left",
          "right",
          "full",
          "cross",
          "natural",
          "tablesample",
          "order",
          "group",
          "having",
          "limit",
          "union",
          "intersect",
          "except",
          "window",
          "offset",
          "fetch",
          "for",
          "indexed",
          "not");

  /** Clauses whose result over all rows is not that over the batches. */
  private static final Set<String> OVER_ALL_ROWS =
      Set.of(
          "returning",
          "order",
          "limit",
          "offset",
          "fetch",
          "group",
          "having",
          "union",
          "intersect",
          "except",
          "window",
          "for",
          "tablesample",
          "right",
          "full");

  private final Statement statement;
  private final Script script;
  private final DirectiveWords directive;
  private final TokenSequence tokens;
  private final Clauses clauses;

  /** The index of the next token. */
  private int at;

  StatementShape(Script script, Statement statement, DirectiveWords directive) {
    this.script = script;
    this.statement = statement;
    this.directive = directive;
    this.tokens = script.tokens(statement);
    this.clauses = new Clauses(tokens);
  }

  /** A table as the statement names it, and the index after its name. */
  private record Source(List<String> names, String text, String qualifier, int end) {}

  Batch batch() {
    BatchedStatement read =
        switch (tokens.word(0)) {
          case "update" -> update();
          case "delete" -> delete();
          case "insert" -> insert();
          default -> throw otherStatement();
        };
    return new Batch(read, directive.key(), directive.size(), directive.pause());
  }

  private BatchedStatement update() {
    at = tokens.isWord(1, "or") ? 3 : 1;
    Source target = target();
    if (!tokens.isWord(at, "set")) {
      throw shape("the words after its table cannot be read");
    }
    int set = at;
    int end = clauses.first(set, "where");
    refuseChangedKey(set + 1, Math.min(end, clauses.from(set)));
    return whole(target, set, Collections.emptySortedSet());
  }

  private BatchedStatement delete() {
    if (!tokens.isWord(1, "from")) {
      throw shape("the word after DELETE is not FROM");
    }
    at = 2;
    return whole(target(), at, Collections.emptySortedSet());
  }

  private Source target() {
    Source target = source();
    if (!directive.isTable(target.names())) {
      throw shape("it changes `%s`".formatted(String.join(".", target.names())));
    }
    return target;
  }

  private BatchedStatement insert() {
    at = tokens.isWord(1, "or") ? 3 : 1;
    if (!tokens.isWord(at, "into")) {
      throw shape("it has no INTO");
    }
    at++;
    List<String> into = names();
    int select = clauses.first(at, "select");
    if (select == tokens.size() || tokens.isWord(select + 1, "distinct")) {
      throw shape("it is not a plain INSERT … SELECT");
    }
    refuseBetween(at, select);
    int from = clauses.from(select);
    if (from == tokens.size()) {
      throw shape("its SELECT has no FROM");
    }
    at = from + 1;
    Source source = source();
    if (!directive.isTable(source.names())) {
      throw shape("the first table after FROM is `%s`".formatted(String.join(".", source.names())));
    }
    if (into.getLast().equals(source.names().getLast())) {
      throw shape("it inserts into the table that it reads, and would read its own rows");
    }
    if (reads(into.getLast(), select, -1)) {
      throw shape(
          "its SELECT reads `%s`, into which earlier batches have inserted"
              .formatted(into.getLast()));
    }
    return whole(source, select, calls(select + 1, from));
  }

  /** Between the target and SELECT, only a list of columns, an alias and OVERRIDING are read. */
  private void refuseBetween(int from, int select) {
    for (int i = from; i < select; i++) {
      if (clauses.isOutside(i) && Set.of("with", "values", "default").contains(tokens.word(i))) {
        throw shape("it is not a plain INSERT … SELECT");
      }
    }
  }

  /** Checks the clauses from an index on, and finds the place of the condition. */
  private BatchedStatement whole(Source source, int from, SortedSet<String> calls) {
    int conflict = clauses.conflict(from);
    for (int i = from; i < tokens.size(); i++) {
      refuseOverAllRows(i, conflict);
    }
    if (reads(source.names().getLast(), 0, source.end() - 1)) {
      throw shape(
          "it reads `%s` a second time, so that later batches would read what earlier ones wrote"
              .formatted(source.names().getLast()));
    }
    int where = clauses.first(from, "where");
    boolean isPresent = where < conflict;
    if (isPresent && tokens.hasWords(where + 1, "current", "of")) {
      throw shape("its condition is a cursor");
    }
    int end = tokens.get(conflict - 1).end();
    return new BatchedStatement(
        statement,
        source.names(),
        source.text(),
        source.qualifier(),
        isPresent ? Optional.of(new Range(tokens.get(where + 1).start(), end)) : Optional.empty(),
        end,
        calls);
  }

  private void refuseOverAllRows(int index, int conflict) {
    String word = tokens.word(index);
    boolean isWindow = word.equals("over") && tokens.isSymbol(index - 1, ")");
    boolean isClause = clauses.isOutside(index) && OVER_ALL_ROWS.contains(word);
    boolean isCall = tokens.isSymbol(index + 1, "(") && Set.of("left", "right").contains(word);
    boolean isName = tokens.isSymbol(index - 1, ".");
    boolean isOfConflict = index > conflict && !word.equals("returning");
    if (isWindow || isClause && !isCall && !isName && !isOfConflict) {
      throw shape(
          "it has %s, whose result over all rows is not that over the batches"
              .formatted(word.toUpperCase(Locale.ROOT)));
    }
  }

  /**
   * Whether the statement reads a table, whatever its schema.
   *
   * @param from the index of the first token that counts
   * @param except the index of a token that names the table and does not count
   */
  private boolean reads(String table, int from, int except) {
    TokenSequence others = script.splitter().tokens(without(table, from, except));
    var schemas = new HashSet<String>();
    for (int i = 2; i < others.size(); i++) {
      if (others.isName(i, table) && others.isSymbol(i - 1, ".")) {
        schemas.add(others.name(i - 2));
      }
    }
    return new TableMentions(others, table, schemas).use() == TableUse.NEEDS;
  }

  /** Returns the statement with another name there, and before columns of the table. */
  private String without(String table, int from, int except) {
    var text = new StringBuilder(statement.text());
    for (int i = tokens.size() - 1; i >= from; i--) {
      boolean isQualifier =
          tokens.isName(i, table) && tokens.isSymbol(i + 1, ".") && !tokens.isSymbol(i - 1, ".");
      if (i == except || isQualifier) {
        text.replace(tokens.get(i).start(), tokens.get(i).end(), "interlock_source");
      }
    }
    return from < tokens.size() ? text.substring(tokens.get(from).start()) : "";
  }

  /** Reads {@code [ONLY] [schema.]table [*] [[AS] alias]}. */
  private Source source() {
    boolean only = tokens.isWord(at, "only") && !tokens.isSymbol(at + 1, ".");
    at += only ? 1 : 0;
    int first = at;
    List<String> names = names();
    int end = at;
    String name = tokens.text(first, end);
    String last = tokens.text(end - 1, end);
    at += tokens.isSymbol(at, "*") ? 1 : 0;
    boolean isAlias = tokens.isWord(at, "as") || isFreeName(at);
    at += tokens.isWord(at, "as") ? 1 : 0;
    String qualifier = isAlias ? tokens.text(at, at + 1) : last;
    at += isAlias ? 1 : 0;
    return new Source(names, only ? "ONLY " + name : name, qualifier, end);
  }

  private boolean isFreeName(int index) {
    return !tokens.name(index).isEmpty() && !AFTER_A_TABLE.contains(tokens.word(index));
  }

  /** Reads names joined by dots. */
  private List<String> names() {
    var names = new ArrayList<String>();
    do {
      at += names.isEmpty() ? 0 : 1;
      String name = tokens.name(at++);
      if (name.isEmpty()) {
        throw shape("its table cannot be read");
      }
      names.add(name);
    } while (tokens.isSymbol(at, "."));
    return names;
  }

  /** Refuses to divide by a key that the assignments change. */
  private void refuseChangedKey(int from, int end) {
    boolean isTarget = true;
    for (int i = from; i < end; i++) {
      if (clauses.isOutside(i) && tokens.isSymbol(i, "=")) {
        isTarget = false;
      } else if (clauses.isOutside(i) && tokens.isSymbol(i, ",")) {
        isTarget = true;
      } else if (isTarget && directive.key().contains(tokens.name(i))) {
        throw new NotBatchable(
            Code.BATCH_KEY,
            "the statement changes `%s`, by which its batches are divided; a row could be changed twice or not at all."
                .formatted(tokens.name(i)),
            "Divide by a key that the statement leaves as it is, or remove the directive.");
      }
    }
  }

  /** Returns the names before a parenthesis, except in subqueries. */
  private SortedSet<String> calls(int from, int end) {
    var calls = new TreeSet<String>();
    for (int i = from; i < end; i++) {
      if (tokens.isSymbol(i, "(") && tokens.isWord(i + 1, "select")) {
        i = clauses.closing(i);
      } else if (tokens.isSymbol(i + 1, "(") && !tokens.name(i).isEmpty()) {
        calls.add(tokens.name(i));
      }
    }
    return calls;
  }

  static NotBatchable otherStatement() {
    return new NotBatchable(
        Code.NOT_BATCHABLE,
        "the statement below is not an UPDATE, DELETE or INSERT … SELECT, so it cannot run in batches.",
        "Move the directive directly above such a statement, or remove it.");
  }

  private NotBatchable shape(String why) {
    return new NotBatchable(
        Code.NOT_BATCHABLE,
        "the statement cannot run in batches of `%s`: %s."
            .formatted(String.join(".", directive.table()), why),
        "Write it as a plain UPDATE, DELETE or INSERT … SELECT of that table, or remove the directive to run it as a whole.");
  }
}
