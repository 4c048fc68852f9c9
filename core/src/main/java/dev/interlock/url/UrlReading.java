package dev.interlock.url;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;
import java.util.function.Supplier;

/** Reads a database URL and adds its origin to the findings. */
public final class UrlReading {

  private UrlReading() {}

  /**
   * Returns the URL with its origin.
   *
   * @throws Failure.Misconfigured as {@link DatabaseUrlParser#parse} does, with the origin added
   */
  public static CandidateUrl read(String text, UrlOrigin origin) {
    DatabaseUrl url = named(origin, () -> DatabaseUrlParser.parse(text));
    return new CandidateUrl(url, origin, new Secret(text.strip()));
  }

  static <T> T named(UrlOrigin origin, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Failure.Misconfigured wrong) {
      List<Finding> named = wrong.findings().stream().map(f -> named(f, origin)).toList();
      throw new Failure.Misconfigured(named);
    }
  }

  private static Finding named(Finding finding, UrlOrigin origin) {
    return switch (origin) {
      case UrlOrigin.Line line -> finding.at(line.place());
      case UrlOrigin.Flag flag -> finding.note("the URL is given by `" + flag.name() + "`");
      case UrlOrigin.Variable variable ->
          finding.note("the URL is the value of `" + variable.name() + "`");
      case UrlOrigin.Derived derived -> finding.note("the URL is " + derived.name());
    };
  }
}
