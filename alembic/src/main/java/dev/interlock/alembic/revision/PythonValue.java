package dev.interlock.alembic.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A plain value of Python: {@code None}, a text, or a tuple, list or set of texts. Strings beside
 * each other are one; {@code ("a")} is a text and {@code "a", "b"} a tuple.
 *
 * @param texts the texts; empty for {@code None}
 * @param isCollection whether the value is a tuple, list or set
 */
record PythonValue(List<String> texts, boolean isCollection) {

  private static final Set<String> CALLS = Set.of("tuple", "list", "set", "frozenset");

  PythonValue {
    texts = List.copyOf(texts);
  }

  /**
   * Reads a value.
   *
   * @param tokens the tokens after the equals sign
   * @throws NotPython if it is not a plain value, with the place of the first token that is not
   */
  static PythonValue read(List<Token> tokens) {
    var reader = new Reader(tokens);
    var value = reader.items("");
    reader.expectEnd();
    return value;
  }

  /** Reads tokens from front to back. */
  private static final class Reader {

    private final List<Token> tokens;
    private int at;

    Reader(List<Token> tokens) {
      this.tokens = tokens;
    }

    /** Reads the values up to a bracket or the end, and the bracket. */
    PythonValue items(String close) {
      var found = new ArrayList<PythonValue>();
      boolean comma = false;
      while (at < tokens.size() && !isNext(close)) {
        found.add(item());
        if (!isNext(",")) {
          break;
        }
        comma = true;
        at++;
      }
      if (!close.isEmpty()) {
        expect(close);
      }
      boolean isOne = found.size() == 1 && !comma && !isListOrSet(close);
      return isOne ? found.getFirst() : collection(found, close);
    }

    private PythonValue collection(List<PythonValue> found, String close) {
      if (found.isEmpty() && close.isEmpty()) {
        throw notPlain();
      }
      if (found.stream().anyMatch(item -> item.isCollection() || item.texts().isEmpty())) {
        throw notPlain();
      }
      return new PythonValue(found.stream().flatMap(v -> v.texts().stream()).toList(), true);
    }

    private static boolean isListOrSet(String close) {
      return close.equals("]") || close.equals("}");
    }

    private PythonValue item() {
      if (isNext("None")) {
        at++;
        return new PythonValue(List.of(), false);
      }
      for (String pair : List.of("()", "[]", "{}")) {
        if (isNext(pair.substring(0, 1))) {
          at++;
          return items(pair.substring(1));
        }
      }
      if (tokens.get(at).isString()) {
        return new PythonValue(List.of(text()), false);
      }
      return emptyCall();
    }

    private String text() {
      var text = new StringBuilder();
      while (at < tokens.size() && tokens.get(at).isString()) {
        text.append(PythonString.value(tokens.get(at++)));
      }
      return text.toString();
    }

    /** {@code tuple()} and its like, which a template may leave for no labels. */
    private PythonValue emptyCall() {
      boolean isEmptyCall =
          at + 2 < tokens.size()
              && CALLS.contains(tokens.get(at).text())
              && tokens.get(at + 1).is("(")
              && tokens.get(at + 2).is(")");
      if (!isEmptyCall) {
        throw notPlain();
      }
      at += 3;
      return new PythonValue(List.of(), true);
    }

    private boolean isNext(String text) {
      return at < tokens.size() && tokens.get(at).is(text);
    }

    private void expect(String text) {
      if (!isNext(text)) {
        throw notPlain();
      }
      at++;
    }

    void expectEnd() {
      if (at < tokens.size()) {
        throw notPlain();
      }
    }

    private NotPython notPlain() {
      var token = tokens.get(Math.min(at, tokens.size() - 1));
      return new NotPython("is not a plain value", token.offset(), token.text().length());
    }
  }
}
