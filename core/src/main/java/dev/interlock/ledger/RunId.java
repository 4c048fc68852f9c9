package dev.interlock.ledger;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names one run of Interlock: eight hexadecimal digits. */
public record RunId(String value) {

  /** What the application name of each of our sessions starts with. */
  private static final String APPLICATION = "interlock ";

  public RunId {
    if (!value.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("a run id is eight hexadecimal digits, not " + value);
    }
  }

  public static RunId random(RandomGenerator random) {
    return new RunId(HexFormat.of().toHexDigits(random.nextInt()));
  }

  /** The session's application name, such as {@code interlock 9f2c0a11}. */
  public String applicationName() {
    return APPLICATION + value;
  }
}
