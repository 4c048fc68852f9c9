package dev.interlock.alembic.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The docstring of a revision, as Alembic's template writes it: message, ids and date. */
record Docstring(String text, int offset) {

  private static final String CREATE_DATE = "Create Date:";

  /** Returns the docstring of a module; an empty one if there is none. */
  static Docstring of(PythonLexer.Module module) {
    if (module.statements().isEmpty()) {
      return new Docstring("", 0);
    }
    var tokens = module.statements().getFirst().tokens();
    return tokens.size() == 1 && tokens.getFirst().isString()
        ? new Docstring(unquoted(tokens.getFirst().text()), tokens.getFirst().offset())
        : new Docstring("", 0);
  }

  /** Keeps the length, so that offsets stay true. */
  private static String unquoted(String written) {
    int quote = Math.max(0, Math.min(indexOf(written, '"'), indexOf(written, '\'')));
    int quotes = written.startsWith(written.substring(quote, quote + 1).repeat(3), quote) ? 3 : 1;
    return " ".repeat(quote + quotes)
        + written.substring(quote + quotes, written.length() - quotes);
  }

  private static int indexOf(String text, char c) {
    int index = text.indexOf(c);
    return index < 0 ? text.length() : index;
  }

  /** Returns the first paragraph on one line, as {@code alembic history} shows it. */
  String message() {
    return text.strip().split("\\R\\s*\\R", 2)[0].replaceAll("\\s+", " ");
  }

  Optional<String> createDate() {
    return lines().stream()
        .map(HeaderLine::text)
        .filter(line -> line.startsWith(CREATE_DATE))
        .map(line -> line.substring(CREATE_DATE.length()).strip())
        .findFirst();
  }

  List<HeaderLine> lines() {
    var lines = new ArrayList<HeaderLine>();
    int start = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(new HeaderLine(line.strip(), offset + start + line.indexOf(line.strip())));
      }
      start += line.length() + 1;
    }
    return lines;
  }
}
