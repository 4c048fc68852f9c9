package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.BaselineDraft;
import dev.interlock.cli.project.CutShort;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.KeptFiles;
import dev.interlock.cli.project.MigrationFolder;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.HistoryReplay;
import dev.interlock.cli.shadow.RangeProofs;
import dev.interlock.cli.shadow.Replayed;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.layout.BaselineFile;
import dev.interlock.squash.Squash;
import dev.interlock.squash.SquashRange;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Squashes migrations into one, with proof, and keeps the old ones for databases that need them.
 */
public final class SquashCommand implements InterlockCommand {

  private static final Flag.Value<String> RELEASE =
      new Flag.Value<>(
          "release", "NAME", "the last release that has the old files, for messages", word -> word);

  @Override
  public String summary() {
    return "replaces the migrations up to VERSION by one that is proven to make the same schema";
  }

  @Override
  public String operands() {
    return "[FROM..]VERSION";
  }

  @Override
  public List<Flag> flags() {
    return List.of(RELEASE);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    String word =
        Operands.one(invocation)
            .orElseThrow(() ->
                new Failure.Misconfigured(
                    Finding.error(Code.USAGE, "`interlock squash` needs a version or a range.")
                        .help("Name a version, such as `V7`, or a range, such as `V3..V7`.")));
    var project = Project.open(invocation);
    if (CutShort.finish(project)) {
      return ExitStatus.DONE;
    }
    History history = new MigrationFolder(project).history();
    SquashRange range = range(word, history);
    var kept = new KeptFiles(project, range.migrations());
    kept.refuseIfInTheWay();
    try (var replay = HistoryReplay.of(project, true);
        var proofs = new RangeProofs(replay, project.log(), InstantSource.system())) {
      squash(invocation, project, history, range, kept, replay, proofs);
    }
    return ExitStatus.DONE;
  }

  private static void squash(
      Invocation invocation,
      Project project,
      History history,
      SquashRange range,
      KeptFiles kept,
      HistoryReplay replay,
      RangeProofs proofs) {
    Replayed before = replay.replay(history);
    if (!before.obstacles().isEmpty()) {
      throw new Failure.Refused(before.obstacles());
    }
    var file =
        new BaselineFile(
            project.tool(Dialects.configured(project)),
            history,
            range.migrations(),
            invocation.arguments().value(RELEASE));
    try (var draft = new BaselineDraft(project, file)) {
      Squash.Proven proven = Squash.of(history, before.outcome(), range, draft::migration, proofs);
      kept.replace(draft.file(proven.sql()), new Seal(before.server(), proven.effect()));
      project.log().say(summary(range, proven));
    }
  }

  private static SquashRange range(String word, History history) {
    int dots = word.indexOf("..");
    Optional<Version> from =
        dots < 0 ? Optional.empty() : Optional.of(version(word.substring(0, dots)));
    return SquashRange.of(history, from, version(dots < 0 ? word : word.substring(dots + 2)));
  }

  private static Version version(String word) {
    if (!Version.isVersion(word) && !Version.isName(word)) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`%s` is not a version.".formatted(word))
              .help("Name a version, such as `V7`, or a range, such as `V3..V7`."));
    }
    return Version.isVersion(word) ? Version.parse(word) : Version.named(word);
  }

  private static String summary(SquashRange range, Squash.Proven proven) {
    return "squashed %s into %d statements%s; the schema is proven to be the same"
        .formatted(
            Ids.listed(range.migrations()),
            proven.statements(),
            proven.leftOut() == 0 ? "" : ", %d left out".formatted(proven.leftOut()));
  }
}
