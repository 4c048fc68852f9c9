package dev.interlock.script.token;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the literals of a script that must not be shown: passwords of roles, options of user
 * mappings, and values assigned to names such as {@code api_key}. Also reads literals that contain
 * SQL, such as the body of a {@code DO} and the strings that it executes. Stateless.
 *
 * <p>Passwords inside URLs and connection strings are recognised in any text, by the {@code
 * environment} package.
 *
 * @param lexers creates a lexer of one dialect for a text
 */
public record SecretLiterals(Function<String, Lexer> lexers) {

  /**
   * The deepest nesting of literals that is read, enough for a {@code DO} that executes a formatted
   * string; only generated code nests deeper.
   */
  private static final int DEEPEST = 4;

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_COMMAND = 512;

  /** A quick test that saves the second reading of most scripts. */
  private static final Pattern HINT =
      Pattern.compile(
          "passw|passphrase|passcode|pwd|secret|credential|token|_pass|_?key|mapping|crypt\\s*\\(",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*[_.])?(?:\\w*(?:password|passwd|passphrase|passcode|pwd|secret|credentials?)"
              + "|(?:\\w*_)?(?:pass|token)|\\w*(?:api|access|private|secret|encryption|signing)_?key"
              + "|crypt)",
          Pattern.CASE_INSENSITIVE);

  /** The end of a command that a script concatenates, right before its password. */
  private static final Pattern OPEN =
      Pattern.compile(
          "\\b(?:role|user|group)\\b.*\\bpassword\\s*'*\\s*(%\\S*[Ls]|\\$\\d+)?\\s*'*"
              + "(?:\\s+valid\\s+until\\b.*)?\\s*;?\\s*\\z",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\d+\\$)?[-\\d]*[ILs]");

  private static final Set<String> BETWEEN =
      Set.of(
          "to",
          "default",
          "text",
          "varchar",
          "constant",
          "quote_literal",
          "format",
          "concat",
          "not",
          "null",
          "=",
          ":=",
          "=>",
          "(",
          "||",
          "::");

  /** Returns the literals, both as written inside their quotes and unescaped. */
  public Set<String> in(String sql) {
    var found = new LinkedHashSet<String>();
    read(sql, 0, found);
    return found;
  }

  private void read(String sql, int depth, Set<String> found) {
    if (depth < DEEPEST && HINT.matcher(sql).find()) {
      new Reading(tokens(sql.replace('\0', ' '), depth, found), depth, found).run();
    }
  }

  /** Reads the tokens; a quote that is never closed extends to the end of its line. */
  private TokenSequence tokens(String text, int depth, Set<String> found) {
    var lexer = lexers.apply(text);
    var tokens = new TokenSequence(lexer);
    try {
      for (var token = lexer.next(); !token.is(SqlToken.Kind.END); token = lexer.next()) {
        tokens.add(token);
      }
    } catch (UnsplittableScript e) {
      int newline = text.indexOf('\n', e.offset());
      int end = newline < 0 ? text.length() : newline;
      tokens.add(new SqlToken(SqlToken.Kind.STRING, e.offset(), end));
      read(text.substring(end), depth + 1, found);
    }
    return tokens;
  }

  /** The analysis of one text. */
  private final class Reading {

    private final TokenSequence tokens;
    private final int depth;
    private final Set<String> found;

    /** Variables that are used as a password. */
    private final Set<String> variables = new HashSet<>();

    private boolean isMapping;
    private Optional<Integer> commasBefore = Optional.empty();

    Reading(TokenSequence tokens, int depth, Set<String> found) {
      this.tokens = tokens;
      this.depth = depth;
      this.found = found;
    }

    void run() {
      for (int i = 0; i < tokens.size(); i++) {
        switch (tokens.get(i).kind()) {
          case SEMICOLON -> endStatement();
          case SYMBOL -> symbol(i);
          case WORD, QUOTED_WORD -> word(i);
          case STRING, CONTINUATION -> string(i);
          case CLIENT -> client(i);
          case END -> {}
        }
      }
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.is(i, SqlToken.Kind.WORD) && variables.contains(folded(i))) {
          take(valueAfter(i));
        }
      }
    }

    private void endStatement() {
      isMapping = false;
      commasBefore = Optional.empty();
    }

    private void symbol(int at) {
      if (tokens.isSymbol(at, ",")) {
        commasBefore = commasBefore.map(left -> left - 1);
      }
    }

    private void word(int at) {
      isMapping |= tokens.hasWords(at, "user", "mapping");
      String word = unquoted(at);
      if (isName(word)) {
        take(valueAfter(at));
      } else if (isMapping && !word.matches("(?i)options|add|set|user\\w*|server|for")) {
        take(at + 1);
      } else if (isAwaited() && tokens.is(at, SqlToken.Kind.WORD)) {
        variables.add(folded(at));
      }
    }

    private void string(int at) {
      String content = content(at);
      if (isAwaited()) {
        add(at);
      } else if (isName(content) && tokens.isSymbol(at + 1, ",")) {
        take(at + 2);
      }
      if (OPEN.matcher(tail(content)).find()) {
        var before = PLACEHOLDER.matcher(content.substring(0, lastPassword(content)));
        int commas = (int) before.results().count() + (hasPlaceholder(content) ? 1 : 0);
        commasBefore = Optional.of(commas);
      }
      read(content, depth + 1, found);
    }

    private static String tail(String content) {
      return content.substring(Math.max(0, content.length() - LONGEST_COMMAND));
    }

    private static boolean isName(String word) {
      return word.length() <= LONGEST_NAME && NAME.matcher(word).matches();
    }

    private boolean hasPlaceholder(String content) {
      return PLACEHOLDER.matcher(content.substring(lastPassword(content))).find();
    }

    private static int lastPassword(String content) {
      return Math.max(0, Ascii.fold(content).lastIndexOf("password"));
    }

    private boolean isAwaited() {
      return commasBefore.isPresent() && commasBefore.get() <= 0;
    }

    /** Reads a client command such as {@code \set password 'SECRET'}. */
    private void client(int at) {
      String[] words = tokens.text(tokens.get(at)).split("\\s+", 3);
      if (words.length == 3 && words[0].equals("\\set") && isName(words[1])) {
        addForms(words[2].replaceAll("^'|'$", ""));
      }
    }

    private int valueAfter(int at) {
      int value = at + 1;
      while (value < tokens.size()
          && !tokens.is(value, SqlToken.Kind.STRING)
          && BETWEEN.contains(folded(value))) {
        value++;
      }
      return value;
    }

    private void take(int at) {
      for (int i = at;
          tokens.is(i, i == at ? SqlToken.Kind.STRING : SqlToken.Kind.CONTINUATION);
          i++) {
        add(i);
      }
    }

    private void add(int at) {
      addForms(content(at));
      addForms(LiteralText.inside(tokens.text(tokens.get(at))));
    }

    private void addForms(String value) {
      for (String line : value.split("\n", -1)) {
        found.add(line.strip());
        found.add(line.strip().replace("'", "''"));
        found.add(line.strip().replaceAll("[;)\\s]+$", ""));
      }
    }

    private String folded(int at) {
      return Ascii.fold(tokens.text(tokens.get(at)));
    }

    private String unquoted(int at) {
      String word = tokens.text(tokens.get(at));
      return tokens.is(at, SqlToken.Kind.QUOTED_WORD) ? word.substring(1, word.length() - 1) : word;
    }

    private String content(int at) {
      return LiteralText.meaning(tokens.text(tokens.get(at)));
    }
  }
}
