package dev.interlock.layout.tool;

import dev.interlock.history.Commits;
import dev.interlock.layout.tool.Sections.Problem;
import dev.interlock.layout.tool.Sections.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Divides a file at goose's annotations. {@code StatementBegin} and {@code StatementEnd} must be
 * paired and are otherwise ignored, because the dialect splits statements itself. {@code ENVSUB ON}
 * is refused, because the meaning of a file must not depend on the environment.
 */
final class GooseSections {

  private static final String FORM =
      "Write `-- +goose Up` above the script, and `-- +goose Down` above the undo script.";

  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private Commits commits = Commits.TOGETHER;
  private Optional<MarkedLine> up = Optional.empty();
  private Optional<MarkedLine> down = Optional.empty();
  private @Nullable MarkedLine begun;

  GooseSections(String text) {
    this.text = text;
  }

  Sections read() {
    for (var line : MarkedLine.of(text)) {
      if (line.text().strip().startsWith("--") && line.text().contains("+goose")) {
        read(line);
      } else if (up.isEmpty() && line.hasContent() && problems.isEmpty()) {
        refuse(line, "a statement is above `-- +goose Up`, so it belongs to no section.", FORM);
      }
    }
    if (begun != null) {
      refuse(begun, "`StatementBegin` has no `StatementEnd`.", "Add `-- +goose StatementEnd`.");
    }
    if (up.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem("the file has no `-- +goose Up`.", FORM, 0, 1));
    }
    int border = down.map(MarkedLine::start).orElse(text.length());
    return new Sections(
        up.map(line -> new Section(0, border, commits)),
        down.map(line -> new Section(border, text.length(), commits)),
        problems);
  }

  private void read(MarkedLine line) {
    String word = line.text().replace("--", "").replaceFirst("\\+goose", "").strip();
    if (Character.isWhitespace(line.text().charAt(0))) {
      refuse(
          line,
          "an annotation of goose is indented, which goose refuses.",
          "Begin the line with it.");
      return;
    }
    switch (word.toUpperCase(Locale.ROOT)) {
      case "UP" -> up = first(up, line, up.isEmpty() && down.isEmpty());
      case "DOWN" -> down = first(down, line, up.isPresent() && down.isEmpty() && begun == null);
      case "STATEMENTBEGIN" -> {
        refuseIf(begun != null || up.isEmpty(), line, "`StatementBegin` is out of place.");
        begun = line;
      }
      case "STATEMENTEND" -> {
        refuseIf(begun == null, line, "`StatementEnd` has no `StatementBegin`.");
        begun = null;
      }
      case "NO TRANSACTION" -> commits = Commits.EACH;
      case "ENVSUB OFF" -> {}
      case "ENVSUB ON" ->
          refuse(
              line,
              "`ENVSUB ON` puts environment variables into the script, which Interlock does not do.",
              "Write the values, or leave this folder to goose.");
      default ->
          refuse(
              line, "`" + line.text() + "` is not an annotation of goose and has no effect.", FORM);
    }
  }

  private Optional<MarkedLine> first(
      Optional<MarkedLine> before, MarkedLine line, boolean inPlace) {
    refuseIf(!inPlace, line, "`" + line.text() + "` is out of place.");
    return before.isPresent() ? before : Optional.of(line);
  }

  private void refuseIf(boolean wrong, MarkedLine line, String message) {
    if (wrong) {
      refuse(line, message, FORM);
    }
  }

  private void refuse(MarkedLine line, String message, String help) {
    problems.add(line.problem(message, help));
  }
}
