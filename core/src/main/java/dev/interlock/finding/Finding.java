package dev.interlock.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing Interlock has to say about the user's migrations, data or environment.
 *
 * @param code stable for ever; a page under {@code docs/findings/} explains it
 * @param severity what it means for the command
 * @param message the named thing and the consequence, one sentence with a full stop
 * @param place where it is, if it is somewhere
 * @param notes facts that support the message, one line each, in the order to show them
 * @param help what to do, in the imperative
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

  /** An error without a place yet; add what is known with the other methods. */
  public static Finding error(Code code, String message) {
    return new Finding(
        code, Severity.ERROR, message, Optional.empty(), List.of(), Optional.empty());
  }

  /** A warning without a place yet. */
  public static Finding warning(Code code, String message) {
    return error(code, message).as(Severity.WARNING);
  }

  /** The same finding with another severity. */
  public Finding as(Severity other) {
    return new Finding(code, other, message, place, notes, help);
  }

  /** The same finding, pointing at {@code where}. */
  public Finding at(Place where) {
    return new Finding(code, severity, message, Optional.of(where), notes, help);
  }

  /** The same finding with one more supporting line. */
  public Finding note(String line) {
    var more = new ArrayList<>(notes);
    more.add(line);
    return new Finding(code, severity, message, place, more, help);
  }

  /**
   * The same finding with more supporting lines.
   *
   * @param most how many of them are shown; what is left out is counted in one more
   */
  public Finding notes(List<String> lines, int most) {
    Finding more = this;
    for (String line : lines.subList(0, Math.min(most, lines.size()))) {
      more = more.note(line);
    }
    return lines.size() > most ? more.note("and %d more".formatted(lines.size() - most)) : more;
  }

  /** The same finding with what to do about it. */
  public Finding help(String what) {
    return new Finding(code, severity, message, place, notes, Optional.of(what));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
