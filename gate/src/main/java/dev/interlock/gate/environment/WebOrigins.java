package dev.interlock.gate.environment;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value is a list of web origins as a browser sends them (RFC 6454, section 6.2): {@code
 * scheme://host[:port]} in lower case, without path, final slash or default port. The list is
 * separated by commas or is a JSON array of strings. {@code *} is only warned about.
 */
public record WebOrigins() implements ValueRule {

  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://"
              + "(?<host>\\[[0-9A-Fa-f:.]+\\]|[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*)"
              + "(?::(?<port>[0-9]{1,5}))?(?<rest>/.*)?");

  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");

  @Override
  public List<Finding> check(Variable variable) {
    Optional<List<String>> origins = OriginList.read(variable.value());
    if (origins.isEmpty()) {
      return List.of(
          Finding.error(Code.BAD_ORIGIN, variable.described() + " is not a JSON array of strings.")
              .help("Write `[\"https://a.example\", \"https://b.example\"]`."));
    }
    List<Finding> findings = new ArrayList<>();
    origins.get().forEach(origin -> problem(origin, variable).ifPresent(findings::add));
    return findings;
  }

  private static Optional<Finding> problem(String origin, Variable variable) {
    if (origin.equals("*")) {
      return Optional.of(anyOrigin(variable));
    }
    Matcher parts = ORIGIN.matcher(origin);
    if (!parts.matches()) {
      return Optional.of(
          bad(
              origin,
              variable,
              "is not an origin",
              "Write `scheme://host` or `scheme://host:port`."));
    }
    String canonical = canonical(parts);
    return canonical.equals(origin)
        ? Optional.empty()
        : Optional.of(
            bad(origin, variable, difference(parts), "Write `" + variable.shown(canonical) + "`."));
  }

  private static String difference(Matcher parts) {
    String rest = parts.group("rest");
    if (rest != null) {
      return rest.equals("/")
          ? "ends with a slash, which no browser sends"
          : "has a path, which no browser sends";
    }
    return port(parts).isEmpty() && parts.group("port") != null
        ? "names the default port, which no browser sends"
        : "has capital letters, which no browser sends";
  }

  private static String canonical(Matcher parts) {
    String start = parts.group("scheme") + "://" + parts.group("host");
    return start.toLowerCase(Locale.ROOT) + port(parts);
  }

  private static String port(Matcher parts) {
    String port = parts.group("port");
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    return port == null || port.equals(DEFAULT_PORTS.get(scheme)) ? "" : ":" + port;
  }

  private static Finding anyOrigin(Variable variable) {
    return Finding.warning(
            Code.BAD_ORIGIN, "`" + variable.name() + "` allows every origin with `*`.")
        .help("List the origins that may call this service.");
  }

  private static Finding bad(String origin, Variable variable, String what, String help) {
    return Finding.error(
            Code.BAD_ORIGIN,
            "`" + variable.name() + "`: `" + variable.shown(origin) + "` " + what + ".")
        .help(help);
  }
}
