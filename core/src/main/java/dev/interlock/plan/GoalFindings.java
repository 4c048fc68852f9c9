package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import dev.interlock.history.History;
import dev.interlock.history.MeantVersion;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.plan.baseline.BaselineFindings;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings about a goal that cannot be reached. */
final class GoalFindings {

  private GoalFindings() {}

  static Finding severalHeads(History history) {
    String heads =
        history.heads().stream().map(v -> "`" + id(v) + "`").collect(Collectors.joining(", "));
    var finding =
        Finding.error(
                Code.SEVERAL_HEADS,
                "the history has %d heads, %s, so `head` could be any of them."
                    .formatted(history.heads().size(), heads))
            .help("Join them with `interlock merge`, or name a version, or `heads` for all.");
    for (var head : history.heads()) {
      var path = history.find(head).map(m -> m.path()).orElse("");
      finding = finding.note(id(head) + " is " + path);
    }
    return finding;
  }

  static Finding noSuchVersion(History history, Version version) {
    if (history.squashes().into(version).isPresent()) {
      return BaselineFindings.squashed(history, version);
    }
    return Finding.error(Code.NO_SUCH_VERSION, "no file has version `" + id(version) + "`.")
        .help(meantWord(version).orElseGet(() -> MeantVersion.in(history).help(version)));
  }

  private static Optional<String> meantWord(Version version) {
    return version.isNamed()
        ? Nearest.to(id(version), Goal.WORDS).map("Use `%s` if that was meant."::formatted)
        : Optional.empty();
  }

  static Finding notApplied(Version version) {
    return Finding.error(
            Code.NO_SUCH_VERSION,
            "`" + id(version) + "` is not applied, so the database cannot go back to it.")
        .help("Name an applied version; `interlock status` lists them.");
  }

  private static String id(Version version) {
    return MigrationId.of(version).toString();
  }

  static Finding notAnUpgrade(String target) {
    return Finding.error(Code.USAGE, "`" + target + "` goes back, which an upgrade never does.")
        .help("Use `interlock downgrade " + target + "`.");
  }

  static Finding notADowngrade(String target) {
    return Finding.error(Code.USAGE, "`" + target + "` goes forward, which a downgrade never does.")
        .help("Use `interlock upgrade " + target + "`.");
  }
}
