package dev.interlock.environment;

import java.util.Locale;

/**
 * A host name, or {@code *.} and a domain for every host below that domain (not for the domain
 * itself). Case does not count.
 */
public record HostPattern(String text) {

  /** Whether {@code host} is the one, or one of those, that the pattern means. */
  public boolean matches(String host) {
    String pattern = text.toLowerCase(Locale.ROOT);
    String name = host.toLowerCase(Locale.ROOT);
    return pattern.startsWith("*.")
        ? name.endsWith(pattern.substring(1)) && name.length() > pattern.length() - 1
        : name.equals(pattern);
  }

  @Override
  public String toString() {
    return text;
  }
}
