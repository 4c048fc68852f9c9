package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.Log;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Version;
import dev.interlock.project.SquashResult;
import dev.interlock.project.files.KeptFiles;
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
    int dots = word.indexOf("..");
    Optional<Version> from =
        dots < 0 ? Optional.empty() : Optional.of(version(word.substring(0, dots)));
    Version to = version(dots < 0 ? word : word.substring(dots + 2));
    say(
        project.migrations().squash(from, to, invocation.arguments().value(RELEASE)),
        project.log());
    return ExitStatus.DONE;
  }

  private static Version version(String word) {
    if (!Version.isVersion(word) && !Version.isName(word)) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`%s` is not a version.".formatted(word))
              .help("Name a version, such as `V7`, or a range, such as `V3..V7`."));
    }
    return Version.isVersion(word) ? Version.parse(word) : Version.named(word);
  }

  private static void say(SquashResult result, Log log) {
    switch (result) {
      case SquashResult.Finished(KeptFiles.Moved files) ->
          log.say(
              "finished a squash that was interrupted: removed %d files that are kept in %s"
                  .formatted(files.count(), files.folder()));
      case SquashResult.Squashed squashed -> {
        KeptFiles.Moved files = squashed.files();
        files.seal().ifPresent(seal -> log.say("sealed " + seal));
        files.written().forEach(file -> log.say("wrote " + file));
        log.say("moved %d files to %s".formatted(files.count(), files.folder()));
        log.say(summary(squashed));
      }
    }
  }

  private static String summary(SquashResult.Squashed squashed) {
    return "squashed %s into %d statements%s; the schema is proven to be the same"
        .formatted(
            Ids.listed(squashed.migrations()),
            squashed.statements(),
            squashed.leftOut() == 0 ? "" : ", %d left out".formatted(squashed.leftOut()));
  }
}
