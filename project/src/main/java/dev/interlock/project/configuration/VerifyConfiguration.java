package dev.interlock.project.configuration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of the verification. {@link VerifyReader} reads its parts only when a service
 * is verified, so that a start without verification loads none of the classes for it.
 *
 * @param url address of the service; empty for the port in {@code PORT}
 * @param parts the parts of the file that are no single values, unread
 */
public record VerifyConfiguration(
    Optional<Configured<String>> url,
    Configured<Duration> deadline,
    Configured<Duration> interval,
    Configured<Duration> timeout,
    Configured<Integer> parallel,
    SupervisionConfiguration supervision,
    Map<VerifyPart, YamlValue.Field> parts) {

  public VerifyConfiguration {
    parts = Map.copyOf(parts);
  }
}
