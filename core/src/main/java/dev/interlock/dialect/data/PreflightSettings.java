package dev.interlock.dialect.data;

import java.time.Duration;

/**
 * Settings for questions to the rows.
 *
 * @param timeout the longest time for one question
 * @param secrets the columns whose values are never shown
 */
public record PreflightSettings(Duration timeout, SecretColumns secrets) {

  public static final PreflightSettings DEFAULTS =
      new PreflightSettings(Duration.ofSeconds(30), SecretColumns.BY_NAME);
}
