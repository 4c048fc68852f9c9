package dev.interlock.postgresql.script;

import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A definition as {@code ruleutils.c} of some version prints it, reduced to the form that every
 * version prints alike.
 *
 * @param words its tokens; unquoted words in lower case, needless quotes removed
 */
public record PrintedDefinition(List<String> words) {

  private static final Set<String> BEGIN_SUBQUERY = Set.of("select", "with", "values");

  /** The words that may follow the list of relations of a query. */
  private static final Set<String> AFTER_RELATIONS =
      Set.of(
          "where",
          "group",
          "having",
          "window",
          "order",
          "limit",
          "offset",
          "fetch",
          "for",
          "union",
          "intersect",
          "except",
          ";");

  /** Functions that PostgreSQL prints in the syntax of the SQL standard since version 14. */
  private static final Set<String> STANDARD =
      Set.of(
          "extract",
          "trim",
          "substring",
          "position",
          "overlay",
          "normalize",
          "normalized",
          "overlaps",
          "collation",
          "zone");

  private static final Map<String, String> FUNCTIONS =
      Map.of("extract", "date_part", "both", "btrim", "leading", "ltrim", "trailing", "rtrim");

  /** Syntax of those functions, casts that follow from their types, and punctuation. */
  private static final Set<String> SILENT =
      Set.of(
          "trim",
          "from",
          "for",
          "in",
          "is",
          "placing",
          "at",
          "time",
          "zone",
          "timezone",
          "collation",
          "pg_collation_for",
          "normalized",
          "is_normalized",
          "text",
          "double",
          "precision",
          "numeric",
          "(",
          ")",
          ",",
          "::",
          ".");

  public PrintedDefinition {
    words = List.copyOf(words);
  }

  /** Reads a definition. */
  public static PrintedDefinition of(String definition) {
    var tokens = TokenSequence.of(new PostgresLexer(definition));
    var words = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(word(tokens.get(i), tokens));
    }
    return new PrintedDefinition(words);
  }

  private static String word(SqlToken token, TokenSequence tokens) {
    String text = tokens.text(token);
    return switch (token.kind()) {
      case WORD -> text.toLowerCase(Locale.ROOT);
      case QUOTED_WORD -> isPlain(text) ? text.substring(1, text.length() - 1) : text;
      default -> text;
    };
  }

  private static boolean isPlain(String quoted) {
    String name = quoted.substring(1, quoted.length() - 1);
    return !name.isEmpty()
        && !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  }

  /** Whether the definition calls a function that PostgreSQL 14 prints differently from 13. */
  public boolean isStandardSyntax() {
    return words.stream().anyMatch(STANDARD::contains);
  }

  /**
   * Returns a procedure without {@code IN} before its arguments, which PostgreSQL prints since
   * version 14.
   */
  public PrintedDefinition withoutIn() {
    var rest = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      boolean isMode =
          words.get(i).equals("in")
              && i > 0
              && (words.get(i - 1).equals("(") || words.get(i - 1).equals(","));
      if (!isMode) {
        rest.add(words.get(i));
      }
    }
    return new PrintedDefinition(rest);
  }

  /**
   * Returns a query over one relation without that relation's name before its columns. PostgreSQL
   * prints the name up to version 15, and since 16 only inside subqueries.
   */
  public PrintedDefinition withoutSoleRelation() {
    String relation = soleRelation();
    if (relation.isEmpty()) {
      return this;
    }
    var rest = new ArrayList<String>();
    var depth = new SubqueryDepth();
    for (int i = 0; i < words.size(); i++) {
      depth.next(i);
      boolean isPrefix =
          depth.isOutside()
              && words.get(i).equals(relation)
              && isWord(i + 2)
              && ".".equals(at(i + 1))
              && !".".equals(at(i - 1))
              && !"from".equals(at(i - 1))
              && !"only".equals(at(i - 1));
      if (isPrefix) {
        i++;
      } else {
        rest.add(words.get(i));
      }
    }
    return new PrintedDefinition(rest);
  }

  /** Returns the words in sorted order, without those that only some versions print. */
  public List<String> bag() {
    return words.stream()
        .filter(word -> !SILENT.contains(word))
        .map(word -> FUNCTIONS.getOrDefault(word, word))
        .map(word -> word.startsWith("'") ? word.substring(1, word.length() - 1) : word)
        .sorted()
        .toList();
  }

  /** Returns the outermost query's name for its only relation; empty if it has several or none. */
  private String soleRelation() {
    var depth = new SubqueryDepth();
    int from = -1;
    for (int i = 0; i < words.size(); i++) {
      depth.next(i);
      if (!depth.isTop()) {
        continue;
      }
      String word = words.get(i);
      if (word.equals("from")) {
        if (from >= 0) {
          return "";
        }
        from = i;
      } else if (from >= 0 && (word.equals(",") || word.equals("join"))) {
        boolean isInList = end(from) > i;
        if (isInList) {
          return "";
        }
      } else if (word.equals("union") || word.equals("intersect") || word.equals("except")) {
        return "";
      }
    }
    return from < 0 ? "" : lastName(from + 1, end(from));
  }

  /** Returns the end of the list of relations. */
  private int end(int from) {
    var depth = new SubqueryDepth();
    for (int i = 0; i < words.size(); i++) {
      depth.next(i);
      if (i > from && depth.isTop() && AFTER_RELATIONS.contains(words.get(i))) {
        return i;
      }
    }
    return words.size();
  }

  /** Returns the alias, or else the relation's own name; names in parentheses are columns. */
  private String lastName(int start, int end) {
    String name = "";
    int open = 0;
    for (int i = start; i < end; i++) {
      String word = words.get(i);
      if (word.equals("(")) {
        open++;
      } else if (word.equals(")")) {
        open--;
      } else if (word.equals("tablesample")) {
        break;
      } else if (open == 0 && isWord(i)) {
        name = word;
      }
    }
    return name;
  }

  private String at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  private boolean isWord(int index) {
    String word = at(index);
    return !word.isEmpty()
        && (word.startsWith("\"") || Character.isLetter(word.charAt(0)) || word.charAt(0) == '_');
  }

  /** Follows the parentheses, and distinguishes those of subqueries from others. */
  private final class SubqueryDepth {

    private final List<Boolean> open = new ArrayList<>();

    void next(int index) {
      String word = words.get(index);
      if (word.equals("(")) {
        open.add(BEGIN_SUBQUERY.contains(at(index + 1)));
      } else if (word.equals(")") && !open.isEmpty()) {
        open.removeLast();
      }
    }

    /** Whether the word belongs to the outermost query. */
    boolean isOutside() {
      return !open.contains(true);
    }

    /** Whether the word is outside all parentheses. */
    boolean isTop() {
      return open.isEmpty();
    }
  }
}
