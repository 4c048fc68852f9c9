package dev.interlock.dialect.data;

import java.time.Duration;
import java.util.Optional;

/**
 * Settings for questions to the database before a plan runs.
 *
 * @param timeout the longest time for one question
 * @param secrets the columns whose values are never shown
 * @param blockedTable the largest table that a migration may rewrite or read whole while others
 *     wait for its locks; empty: any
 */
public record PreflightSettings(
    Duration timeout, SecretColumns secrets, Optional<ByteSize> blockedTable) {

  public static final PreflightSettings DEFAULTS =
      new PreflightSettings(Duration.ofSeconds(30), SecretColumns.BY_NAME, Optional.empty());
}
