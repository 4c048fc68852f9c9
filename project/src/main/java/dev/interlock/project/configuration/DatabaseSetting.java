package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.UrlOrigin;
import dev.interlock.url.UrlReading;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a value that is a database URL or names the variable that holds one. */
final class DatabaseSetting {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private DatabaseSetting() {}

  /**
   * Returns the URL; empty if none is configured.
   *
   * @throws Failure.Misconfigured if the URL cannot be read or the variable is not set
   */
  static Optional<CandidateUrl> read(
      ConfigurationKey<String> key,
      Optional<Configured<String>> setting,
      Map<String, String> environment) {
    return setting.flatMap(
        s -> origin(s.origin()).map(origin -> read(key, s, origin, environment)));
  }

  private static CandidateUrl read(
      ConfigurationKey<String> key,
      Configured<String> setting,
      UrlOrigin origin,
      Map<String, String> environment) {
    Matcher reference = REFERENCE.matcher(setting.value());
    if (!reference.matches()) {
      return UrlReading.read(setting.value(), origin);
    }
    String name = reference.group(1);
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new Failure.Misconfigured(notSet(key, name, setting.origin()));
    }
    return UrlReading.read(value, new UrlOrigin.Variable(name));
  }

  private static Finding notSet(ConfigurationKey<String> key, String name, Origin origin) {
    var finding =
        Finding.error(
                Code.BAD_VALUE, "`%s` names `%s`, which is not set.".formatted(key.path(), name))
            .help("Set `%s`, or override `%s` by a flag.".formatted(name, key.path()));
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
