package dev.interlock.cli.output;

import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.LogFormat;
import java.io.PrintStream;

/**
 * Standard output: the document that a command was asked for, and nothing else. Shows no secret
 * that the redactor knows.
 *
 * @param log if the log is JSON lines, a document is one of them, unless the user asks for another
 *     format
 */
public record Documents(PrintStream out, Redactor redactor, LogFormat log) {

  /** Prints lines of text; {@code text} includes their line ends. */
  public void print(String text) {
    out.print(redactor.redact(text));
    out.flush();
  }

  /** Whether documents are JSON by default. */
  public boolean areJson() {
    return log == LogFormat.JSON;
  }

  /**
   * Prints a document that is already redacted and has no line end inside a string.
   *
   * @param json indented for people
   */
  public void printJson(String json) {
    out.print(areJson() ? json.replace("\n", "") + "\n" : json);
    out.flush();
  }

  /** Prints maps, collections, numbers, booleans and text on one line. */
  public void printJson(Object value) {
    out.print(JsonValue.of(redacted(value)) + "\n");
    out.flush();
  }

  private Object redacted(Object value) {
    return switch (value) {
      case java.util.Map<?, ?> map -> {
        var redacted = new java.util.LinkedHashMap<Object, Object>();
        map.forEach((name, element) -> redacted.put(name, redacted(element)));
        yield redacted;
      }
      case java.util.Collection<?> elements -> elements.stream().map(this::redacted).toList();
      case Number number -> number;
      case Boolean bool -> bool;
      default -> redactor.redact(value.toString());
    };
  }
}
