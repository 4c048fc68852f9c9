package dev.interlock.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One report about the user's migrations, data or environment.
 *
 * @param code never changes; a page under {@code docs/findings/} explains it
 * @param severity its effect on the command
 * @param message the object by name and the consequence, one sentence with a full stop
 * @param place the place in a file, if there is one
 * @param notes facts that support the message, one line each, in the order to show them
 * @param help the remedy, in the imperative
 */
public record Finding(
    Code code,
    Severity severity,
    String message,
    Optional<Place> place,
    List<String> notes,
    Optional<String> help) {

  public Finding {
    notes = List.copyOf(notes);
  }

  /** Creates an error without a place; the other methods add the details. */
  public static Finding error(Code code, String message) {
    return new Finding(
        code, Severity.ERROR, message, Optional.empty(), List.of(), Optional.empty());
  }

  /** Creates a warning without a place. */
  public static Finding warning(Code code, String message) {
    return error(code, message).as(Severity.WARNING);
  }

  /** Returns a copy with another severity. */
  public Finding as(Severity other) {
    return new Finding(code, other, message, place, notes, help);
  }

  /** Returns a copy that points at {@code where}. */
  public Finding at(Place where) {
    return new Finding(code, severity, message, Optional.of(where), notes, help);
  }

  /** Returns a copy with one more note. */
  public Finding note(String line) {
    var more = new ArrayList<>(notes);
    more.add(line);
    return new Finding(code, severity, message, place, more, help);
  }

  /**
   * Returns a copy with more notes.
   *
   * @param most the number of lines to show; one more line counts the lines left out
   */
  public Finding notes(List<String> lines, int most) {
    Finding more = this;
    for (String line : lines.subList(0, Math.min(most, lines.size()))) {
      more = more.note(line);
    }
    return lines.size() > most ? more.note("and %d more".formatted(lines.size() - most)) : more;
  }

  /** Returns a copy with the remedy. */
  public Finding help(String what) {
    return new Finding(code, severity, message, place, notes, Optional.of(what));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
