package dev.interlock.gate.environment;

import java.util.Locale;

/**
 * A host name, or {@code *.} and a domain for every host below that domain (not for the domain
 * itself). Case is ignored.
 */
public record HostPattern(String text) {

  /** Whether the pattern matches {@code host}. */
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
