package dev.interlock.ledger;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The id of one run of Interlock: eight hexadecimal digits. */
public record RunId(String value) {

  /** The beginning of the application name of Interlock's sessions. */
  private static final String APPLICATION = "interlock ";

  public RunId {
    if (!value.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("a run id is eight hexadecimal digits, not " + value);
    }
  }

  public static RunId random(RandomGenerator random) {
    return new RunId(HexFormat.of().toHexDigits(random.nextInt()));
  }

  /** Returns the session's application name, such as {@code interlock 9f2c0a11}. */
  public String applicationName() {
    return APPLICATION + value;
  }
}
