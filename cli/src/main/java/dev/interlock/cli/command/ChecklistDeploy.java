package dev.interlock.cli.command;

import dev.interlock.cli.project.Project;
import dev.interlock.gate.context.RequiredFiles;
import dev.interlock.gate.platform.Platform;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.Migration;
import dev.interlock.project.configuration.Configuration;
import dev.interlock.project.configuration.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The files of the image, and the steps of a deploy with their limits of time. */
final class ChecklistDeploy {

  private static final int LISTED = 40;

  private ChecklistDeploy() {}

  static String text(
      Project project, List<RequiredFiles> image, List<Migration> migrations, boolean arePending) {
    var text = new StringBuilder("## 2. Image\n\n");
    text.append("`interlock image-check` finds what the build leaves out.\n\n");
    image.stream()
        .filter(files -> !files.files().isEmpty())
        .forEach(files ->
            text.append(
                "- [ ] `%s`: %s. If missing, %s.\n"
                    .formatted(files.name(), counted(files.files().size()), files.withoutAll())));
    text.append("\n## 3. Deploy\n\n");
    text.append("- [ ] `interlock check`: the migrations run, and the models and seals fit\n");
    text.append("- [ ] `interlock status`: the database is where you expect it\n");
    text.append("- [ ] `interlock plan`: the SQL that the deploy runs\n");
    text.append("- [ ] `interlock run -- COMMAND`: migrates, then starts the service\n\n");
    text.append(migrations(migrations, arePending));
    text.append(limits(project));
    return text.toString();
  }

  private static String counted(int files) {
    return files == 1 ? "1 file" : files + " files";
  }

  private static String migrations(List<Migration> migrations, boolean arePending) {
    if (migrations.isEmpty()) {
      return arePending
          ? "The database is at the head: nothing to apply.\n\n"
          : "No migrations.\n\n";
    }
    var text =
        new StringBuilder(
            arePending
                ? "The next deploy applies, in this order:\n\n"
                : "The files have these migrations; `interlock checklist --plan` lists only those that are pending:\n\n");
    migrations.stream()
        .limit(LISTED)
        .forEach(m ->
            text.append(
                "- `%s` %s%s\n"
                    .formatted(
                        m.id(),
                        m.description(),
                        m.directives()
                            .breaking()
                            .map(why -> " (breaking: %s)".formatted(why))
                            .orElse(""))));
    if (migrations.size() > LISTED) {
      text.append("- and %d more\n".formatted(migrations.size() - LISTED));
    }
    return text.append("\n").toString();
  }

  private static String limits(Project project) {
    Configuration chosen = project.configuration();
    return """
    | limit | time |
    |---|---|
    | wait for a database that does not answer yet | %s |
    | wait for another run that migrates (`lock.wait`) | %s |
    | wait of one statement for a lock of the database (`lock.timeout`) | %s |
    | the whole of `interlock run` (`deadline`) | %s |
    | the whole of another command, such as a release hook | %s |
    """
        .formatted(
            length(chosen.connectWait().value()),
            length(chosen.lock().waitAtMost().value()),
            length(chosen.lock().timeout().value()),
            deadline(chosen.deadline().value(), project.platform(), Stage.START),
            deadline(chosen.deadline().value(), project.platform(), Stage.HOOK));
  }

  private static String deadline(Deadline deadline, Platform platform, Stage stage) {
    return switch (deadline) {
      case Deadline.None() -> "none";
      case Deadline.After(Duration time) -> length(time);
      case Deadline.Auto() when !platform.name().isHosting() ->
          "below the platform's own limit; no platform is recognised here";
      case Deadline.Auto() ->
          Optional.of(platform)
              .flatMap(here -> here.deadline(stage))
              .map(time -> "%s on %s".formatted(length(time), platform.name().title()))
              .orElseGet(() -> "none on " + platform.name().title());
    };
  }

  private static String length(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : TimelineText.length(time);
  }
}
