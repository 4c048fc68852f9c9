package dev.interlock.gate.environment;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.HostAndPort;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.SqliteUrl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The value is a database URL whose hosts are all allowed and not forbidden.
 *
 * @param allowed patterns, one of which every host must match; an empty list allows all
 * @param forbidden patterns that a host must not match
 */
public record PointsAt(List<HostPattern> allowed, List<HostPattern> forbidden)
    implements ValueRule {

  public PointsAt {
    allowed = List.copyOf(allowed);
    forbidden = List.copyOf(forbidden);
  }

  @Override
  public List<Finding> check(Variable variable) {
    try {
      return check(variable.name(), DatabaseUrlParser.parse(variable.value()));
    } catch (Failure.Misconfigured unreadable) {
      return List.of(unreadable(variable.name(), unreadable.findings()));
    }
  }

  private List<Finding> check(String name, DatabaseUrl url) {
    return switch (url) {
      case PostgresqlUrl postgresql ->
          postgresql.hosts().stream()
              .map(HostAndPort::host)
              .distinct()
              .flatMap(host -> check(name, host).stream())
              .toList();
      case SqliteUrl sqlite -> allowed.isEmpty() ? List.of() : List.of(aFile(name));
    };
  }

  private Optional<Finding> check(String name, String host) {
    if (forbidden.stream().anyMatch(pattern -> pattern.matches(host))) {
      return Optional.of(elsewhere(name, "host `" + host + "`, which is forbidden."));
    }
    if (!allowed.isEmpty() && allowed.stream().noneMatch(pattern -> pattern.matches(host))) {
      return Optional.of(elsewhere(name, "host `" + host + "`, which is not allowed."));
    }
    return Optional.empty();
  }

  private Finding aFile(String name) {
    return elsewhere(name, "a SQLite file, where only certain hosts are allowed.");
  }

  private Finding elsewhere(String name, String where) {
    var finding = Finding.error(Code.FORBIDDEN_HOST, "`" + name + "` points at " + where);
    return allowed.isEmpty()
        ? finding.help("Set `" + name + "` to the URL of another database.")
        : finding.help("Set `" + name + "` to a URL with host " + allowedHosts() + ".");
  }

  private String allowedHosts() {
    return allowed.stream().map(host -> "`" + host + "`").collect(Collectors.joining(" or "));
  }

  private static Finding unreadable(String name, List<Finding> problems) {
    var finding =
        Finding.error(
            Code.BAD_DATABASE_VARIABLE, "`" + name + "` is not a database URL that can be read.");
    for (Finding problem : problems) {
      finding = finding.note(problem.message());
    }
    return problems.getFirst().help().map(finding::help).orElse(finding);
  }
}
