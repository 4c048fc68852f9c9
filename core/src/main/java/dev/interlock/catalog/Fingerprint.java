package dev.interlock.catalog;

import java.util.regex.Pattern;

/**
 * A hash of a catalog, equal for two catalogs with the same objects and attributes.
 *
 * @param hex a SHA-256: 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!SHA_256.matcher(hex).matches()) {
      throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hex);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
