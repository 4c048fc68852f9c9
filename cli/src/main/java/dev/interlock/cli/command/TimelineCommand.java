package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.gate.platform.Stage;
import dev.interlock.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Shows what happened when, from the record of runs in the database. */
public final class TimelineCommand implements InterlockCommand {

  /** Rows that are read: a crash loop of some days. */
  private static final int READ = 20_000;

  private static final int SHOWN = 50;

  private static final Flag.Value<Instant> SINCE =
      new Flag.Value<>(
          "since",
          "TIME",
          "only runs that ended since then: a duration back from now such as 2h or 3d, or a time"
              + " such as 2026-01-05T14:02Z",
          PointInTime::parse);

  private static final Flag.Value<Integer> LAST =
      new Flag.Value<>(
          "last", "N", "only the last N runs (50 unless you give --since)", TimelineCommand::count);

  private static final Flag.Value<Format> FORMAT =
      new Flag.Value<>(
          "format",
          "FORMAT",
          "text, markdown, or json (the default where the log is json)",
          Format::parse);

  /** The format of the document. */
  private enum Format {
    TEXT,
    MARKDOWN,
    JSON;

    static Format parse(String word) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
          return format;
        }
      }
      throw new IllegalArgumentException("is neither `text` nor `markdown` nor `json`");
    }
  }

  @Override
  public String summary() {
    return "shows the runs that the database recorded, and each incident from the first failed deploy"
        + " to the next good one";
  }

  @Override
  public List<Flag> flags() {
    return List.of(SINCE, LAST, FORMAT);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var since = invocation.arguments().value(SINCE);
    int last = invocation.arguments().value(LAST).orElse(since.isPresent() ? READ : SHOWN);
    var given = invocation.arguments().value(FORMAT);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      Timeline all = deployment.interlock().timeline(READ);
      Timeline shown = since.map(all::since).orElse(all).last(last);
      var text = new TimelineText(shown, all.runs().size() - shown.runs().size());
      switch (given.orElse(project.documents().areJson() ? Format.JSON : Format.TEXT)) {
        case TEXT -> project.documents().print(text.text());
        case MARKDOWN -> project.documents().print(text.markdown());
        case JSON -> project.documents().printJson(text.json());
      }
    }
    return ExitStatus.DONE;
  }

  private static int count(String word) {
    if (!word.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException("is not a whole number from 1 to 99999");
    }
    return Integer.parseInt(word);
  }
}
