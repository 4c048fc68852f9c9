package dev.interlock.layout.tool;

import dev.interlock.history.Commits;
import dev.interlock.layout.tool.Sections.Problem;
import dev.interlock.layout.tool.Sections.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Divides a file at dbmate's marks. Refuses the same as dbmate, and in addition marks that dbmate
 * silently ignores: those with an unknown option, indented, or in capitals.
 */
final class DbmateSections {

  private static final Pattern MARK = Pattern.compile("--\\s*migrate:(up|down)(\\s.*)?");
  private static final Pattern ALMOST =
      Pattern.compile("\\s*--\\s*migrate\\s*:\\s*(up|down)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final String FORM =
      "Write `-- migrate:up` above the script, and below it `-- migrate:down` above the undo script.";

  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private Optional<Mark> up = Optional.empty();
  private Optional<Mark> down = Optional.empty();

  DbmateSections(String text) {
    this.text = text;
  }

  private record Mark(int start, Commits commits) {}

  Sections read() {
    for (var line : MarkedLine.of(text)) {
      var mark = MARK.matcher(line.text());
      if (mark.matches()) {
        read(mark.group(1), Optional.ofNullable(mark.group(2)).orElse(""), line);
      } else if (ALMOST.matcher(line.text()).matches()) {
        problems.add(
            line.problem(
                "`" + line.text().strip() + "` is not a marker of dbmate and has no effect.",
                FORM));
      } else if (up.isEmpty() && line.hasContent() && problems.isEmpty()) {
        problems.add(
            line.problem(
                "a statement is above `-- migrate:up`, so it belongs to no section.", FORM));
      }
    }
    if (problems.isEmpty() && (up.isEmpty() || down.isEmpty())) {
      String missing = up.isEmpty() ? "up" : "down";
      problems.add(new Problem("the file has no `-- migrate:" + missing + "`.", FORM, 0, 1));
    }
    int border = down.map(Mark::start).orElse(text.length());
    return new Sections(
        up.map(mark -> new Section(0, border, mark.commits())),
        down.map(mark -> new Section(border, text.length(), mark.commits())),
        problems);
  }

  private void read(String direction, String options, MarkedLine line) {
    var mark = Optional.of(new Mark(line.start(), commits(options, line)));
    if (direction.equals("up")) {
      refuseIf(down.isPresent(), line, "`-- migrate:up` is below `-- migrate:down`.");
      refuseIf(up.isPresent(), line, "`-- migrate:up` is in the file twice.");
      up = mark;
    } else {
      refuseIf(up.isEmpty(), line, "`-- migrate:down` is above `-- migrate:up`.");
      refuseIf(down.isPresent(), line, "`-- migrate:down` is in the file twice.");
      down = mark;
    }
  }

  private Commits commits(String options, MarkedLine line) {
    var commits = Commits.TOGETHER;
    for (String option : options.strip().split("\\s+", -1)) {
      switch (option) {
        case "", "transaction:true" -> {}
        case "transaction:false" -> commits = Commits.EACH;
        default ->
            problems.add(
                line.problem(
                    "`" + option + "` is not an option of dbmate and has no effect.",
                    "Write `transaction:false`, or nothing."));
      }
    }
    return commits;
  }

  private void refuseIf(boolean wrong, MarkedLine line, String message) {
    if (wrong) {
      problems.add(line.problem(message, FORM));
    }
  }
}
