package dev.interlock.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Checksum(String hex) {

  private static final int BYTES = 32;

  public Checksum {
    if (hex.length() != 2 * BYTES || !isLowerHex(hex)) {
      throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hex);
    }
  }

  /**
   * A loop and not a stream: it runs for every file, also at a start without pending migrations.
   */
  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the hash of {@code bytes}. */
  public static Checksum of(byte[] bytes) {
    return of(sha256(), bytes);
  }

  /**
   * Returns the hash of {@code bytes}, computed with a digest that the caller reuses: in a cold JVM
   * a new digest per file costs more than the hashing.
   */
  public static Checksum of(MessageDigest digest, byte[] bytes) {
    return new Checksum(HexFormat.of().formatHex(digest.digest(bytes)));
  }

  /** Creates a SHA-256 digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * Written by hand because the generated one is linked at the first use, which costs a start 2 ms.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Checksum checksum && hex.equals(checksum.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }
}
