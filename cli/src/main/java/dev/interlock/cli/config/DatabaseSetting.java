package dev.interlock.cli.config;

import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.UrlOrigin;
import dev.interlock.url.UrlReading;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code database} value, which is a URL or names the variable that holds one. */
final class DatabaseSetting {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private DatabaseSetting() {}

  /**
   * The URL; empty if nobody configured one.
   *
   * @throws Failure.Misconfigured if the URL cannot be read or the variable is not set
   */
  static Optional<CandidateUrl> read(
      Optional<Configured<String>> setting, Map<String, String> environment) {
    return setting.flatMap(s -> origin(s.origin()).map(origin -> read(s, origin, environment)));
  }

  private static CandidateUrl read(
      Configured<String> setting, UrlOrigin origin, Map<String, String> environment) {
    Matcher reference = REFERENCE.matcher(setting.value());
    if (!reference.matches()) {
      return UrlReading.read(setting.value(), origin);
    }
    String name = reference.group(1);
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new Failure.Misconfigured(notSet(name, setting.origin()));
    }
    return UrlReading.read(value, new UrlOrigin.Variable(name));
  }

  private static Finding notSet(String name, Origin origin) {
    var finding =
        Finding.error(Code.BAD_VALUE, "`database` names `" + name + "`, which is not set.")
            .help("Set `" + name + "`, or override `database` by a flag.");
    return origin instanceof Origin.File file ? finding.at(file.place()) : finding;
  }

  private static Optional<UrlOrigin> origin(Origin origin) {
    return switch (origin) {
      case Origin.Flag flag -> Optional.of(new UrlOrigin.Flag(flag.name()));
      case Origin.Variable variable -> Optional.of(new UrlOrigin.Variable(variable.name()));
      case Origin.File file -> Optional.of(new UrlOrigin.Line(file.place()));
      case Origin.Default none -> Optional.empty();
    };
  }
}
