package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads TOML (toml.io, 1.0) into a list of settings: every value as text by its path with dots; the
 * items of an array with commas between them.
 */
final class TomlReader {

  private static final String BARE_KEY_ENDS = " \t\r\n=.]#\"'{},[";

  private final String file;
  private final String text;
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private int at;

  private TomlReader(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Returns the values by their path.
   *
   * @throws Failure.Misconfigured at the first syntax error
   */
  static SequencedMap<String, String> read(String file, String text) {
    var reader = new TomlReader(file, text);
    reader.document();
    return reader.values;
  }

  private void document() {
    String table = "";
    skip(true);
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        table = table();
      } else {
        pair(table);
      }
      lineEnd();
      skip(true);
    }
  }

  private String table() {
    boolean isList = text.startsWith("[[", at);
    at += isList ? 2 : 1;
    String path = path();
    expect(isList ? "]]" : "]");
    return path + ".";
  }

  private void pair(String prefix) {
    String path = prefix + path();
    expect("=");
    skip(false);
    value(path);
  }

  private String path() {
    var path = new StringBuilder();
    do {
      skip(false);
      path.append(path.isEmpty() ? "" : ".").append(key());
      skip(false);
    } while (accept("."));
    return path.toString();
  }

  private String key() {
    if (text.startsWith("\"", at) || text.startsWith("'", at)) {
      return string();
    }
    int start = at;
    while (at < text.length() && BARE_KEY_ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw problem("a key");
    }
    return text.substring(start, at);
  }

  private void value(String path) {
    if (accept("{")) {
      inlineTable(path);
    } else {
      values.put(path, scalar());
    }
  }

  private void inlineTable(String path) {
    skip(true);
    while (!accept("}")) {
      pair(path + ".");
      skip(true);
      if (!accept(",") && !text.startsWith("}", at)) {
        throw problem("`,` or `}`");
      }
      skip(true);
    }
  }

  private String scalar() {
    if (accept("[")) {
      return array();
    }
    if (text.startsWith("\"", at) || text.startsWith("'", at)) {
      return string();
    }
    int start = at;
    while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    if (word.isEmpty()) {
      throw problem("a value");
    }
    return word;
  }

  private String array() {
    List<String> items = new ArrayList<>();
    skip(true);
    while (!accept("]")) {
      if (accept("{")) {
        inlineTable("");
      } else {
        items.add(scalar());
      }
      skip(true);
      if (!accept(",") && !text.startsWith("]", at)) {
        throw problem("`,` or `]`");
      }
      skip(true);
    }
    return String.join(",", items);
  }

  private String string() {
    String quote = text.substring(at, at + 1);
    boolean isLong = text.startsWith(quote.repeat(3), at);
    String end = isLong ? quote.repeat(3) : quote;
    at += end.length();
    if (isLong) {
      accept("\r");
      accept("\n");
    }
    var string = new StringBuilder();
    while (!accept(end)) {
      if (at >= text.length() || (!isLong && text.charAt(at) == '\n')) {
        throw problem("`" + end + "`");
      }
      if (text.charAt(at) == '\\' && quote.equals("\"")) {
        string.append(escape());
      } else {
        string.append(text.charAt(at++));
      }
    }
    return string.toString();
  }

  private String escape() {
    char letter = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    at += 2;
    return switch (letter) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case '"', '\\' -> String.valueOf(letter);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      case '\n' -> {
        skip(true);
        yield "";
      }
      default -> throw problem("an escape of TOML");
    };
  }

  private String codePoint(int digits) {
    if (at + digits <= text.length()) {
      String hex = text.substring(at, at + digits);
      at += digits;
      if (hex.matches("[0-9A-Fa-f]+")
          && Character.isValidCodePoint((int) Long.parseLong(hex, 16))) {
        return Character.toString((int) Long.parseLong(hex, 16));
      }
    }
    throw problem("a code point");
  }

  private void lineEnd() {
    skip(false);
    if (at < text.length() && text.charAt(at) != '\n') {
      throw problem("the end of the line");
    }
  }

  /** Skips white space and comments. */
  private void skip(boolean alsoLines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else if (c == ' ' || c == '\t' || c == '\r' || (alsoLines && c == '\n')) {
        at++;
      } else {
        return;
      }
    }
  }

  private boolean accept(String wanted) {
    boolean is = text.startsWith(wanted, at);
    at += is ? wanted.length() : 0;
    return is;
  }

  private void expect(String wanted) {
    skip(false);
    if (!accept(wanted)) {
      throw problem("`" + wanted + "`");
    }
  }

  private Failure.Misconfigured problem(String expected) {
    int line = 1 + (int) text.substring(0, Math.min(at, text.length())).lines().count();
    int shown = text.startsWith("\n", Math.max(0, at - 1)) ? line : Math.max(1, line - 1);
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNREADABLE_CONFIGURATION,
                "`%s` is not TOML: %s is missing.".formatted(file, expected))
            .at(Place.line(file, shown))
            .help("Correct the line."));
  }
}
