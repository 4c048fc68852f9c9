package dev.interlock.project.configuration;

import dev.interlock.gate.environment.HostPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of host names; {@code *.} before a domain means every host below it. */
record HostListType() implements ValueType<List<HostPattern>> {

  private static final Pattern HOST =
      Pattern.compile("(?:\\*\\.)?[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*|[0-9A-Fa-f:]+|/\\S*");

  @Override
  public Optional<List<HostPattern>> parse(List<String> texts) {
    List<String> hosts = texts.stream().map(String::strip).toList();
    return hosts.stream().allMatch(host -> HOST.matcher(host).matches())
        ? Optional.of(hosts.stream().map(HostPattern::new).toList())
        : Optional.empty();
  }

  @Override
  public String title() {
    return "a list of host names";
  }

  @Override
  public String help() {
    return "Write names without scheme and port, such as `[db.example.com, \"*.neon.tech\"]`.";
  }

  @Override
  public boolean isList() {
    return true;
  }
}
