package dev.interlock.dialect;

import java.time.Duration;

/**
 * The state of the servers that replay this one's changes.
 *
 * @param longest the lag of the slowest one whose lag is known; zero if there is none
 * @param isHidden whether there is one whose lag this role may not read
 */
public record StandbyLag(Duration longest, boolean isHidden) {

  /** No standby, or a product without them. */
  public static final StandbyLag NONE = new StandbyLag(Duration.ZERO, false);
}
