package dev.interlock.batch;

import dev.interlock.finding.Code;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a directive: {@code table=app.orders key=tenant,id size=1000 sleep=100ms}. Names are
 * written as in SQL.
 *
 * @param table the table's name, with that of its schema before it if it is given
 * @param key the columns of the key
 */
record DirectiveWords(List<String> table, List<String> key, int size, Duration pause) {

  private static final int USUAL_SIZE = 1000;
  private static final int LARGEST_SIZE = 100_000;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private static final String EXAMPLE =
      "Write `-- interlock: batch table=orders key=id`; `size` and `sleep` may follow.";

  private static final List<String> NAMES = List.of("table", "key", "size", "sleep");

  private static final Pattern WORD =
      Pattern.compile("\\G\\s*([A-Za-z-]+)=((?:\"(?:[^\"]|\"\")*\"|,\\s*|[^\\s\",])+)(?=\\s|$)");

  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m)");

  DirectiveWords {
    table = List.copyOf(table);
    key = List.copyOf(key);
  }

  /**
   * Reads the words after {@code batch}.
   *
   * @throws NotBatchable if they cannot be read
   */
  static DirectiveWords parse(String text, ScriptSplitter splitter) {
    Map<String, String> values = values(text);
    return new DirectiveWords(
        names(required(values, "table"), ".", splitter),
        names(required(values, "key"), ",", splitter),
        Optional.ofNullable(values.get("size")).map(DirectiveWords::size).orElse(USUAL_SIZE),
        Optional.ofNullable(values.get("sleep")).map(DirectiveWords::time).orElse(Duration.ZERO));
  }

  private static Map<String, String> values(String text) {
    var values = new HashMap<String, String>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      String name = word.group(1);
      if (!NAMES.contains(name)) {
        throw bad("`%s` is not a word of `batch`.".formatted(name));
      }
      if (values.put(name, word.group(2)) != null) {
        throw bad("`%s` is given twice.".formatted(name));
      }
      end = word.end();
    }
    if (!text.substring(end).isBlank()) {
      throw bad("`%s` of the directive cannot be read.".formatted(text.substring(end).strip()));
    }
    return values;
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw bad("the directive has no `%s`.".formatted(name));
    }
    return value;
  }

  private static List<String> names(String value, String separator, ScriptSplitter splitter) {
    TokenSequence tokens;
    try {
      tokens = splitter.tokens(value);
    } catch (UnsplittableScript e) {
      throw bad("`%s` cannot be read as names.".formatted(value));
    }
    var names = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean isRead = i % 2 == 0 ? !tokens.name(i).isEmpty() : tokens.isSymbol(i, separator);
      if (!isRead || i == tokens.size() - 1 && i % 2 == 1) {
        throw bad("`%s` cannot be read as names.".formatted(value));
      }
      if (i % 2 == 0) {
        names.add(tokens.name(i));
      }
    }
    return names;
  }

  private static int size(String value) {
    int size = value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    if (size < 1 || size > LARGEST_SIZE) {
      throw bad("`size=%s` is not a number of rows from 1 to 100000.".formatted(value));
    }
    return size;
  }

  private static Duration time(String value) {
    Matcher time = TIME.matcher(value);
    if (!time.matches()) {
      throw bad("`sleep=%s` is not a time such as `100ms` or `2s`.".formatted(value));
    }
    long count = Long.parseLong(time.group(1));
    Duration pause =
        switch (time.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          default -> Duration.ofMinutes(count);
        };
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      throw bad("`sleep=%s` is longer than 10 minutes.".formatted(value));
    }
    return pause;
  }

  private static NotBatchable bad(String message) {
    return new NotBatchable(Code.BAD_BATCH_DIRECTIVE, message, EXAMPLE);
  }

  /** Whether these names, with or without a schema, are those of the table. */
  boolean isTable(List<String> names) {
    boolean isSame = names.getLast().equals(table.getLast());
    boolean bothQualified = names.size() > 1 && table.size() > 1;
    return isSame
        && (!bothQualified || names.get(names.size() - 2).equals(table.get(table.size() - 2)));
  }
}
