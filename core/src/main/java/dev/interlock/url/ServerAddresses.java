package dev.interlock.url;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parses comma-separated hosts and ports (PostgreSQL manual, section 34.1.1.3). */
final class ServerAddresses {

  private static final String DEFAULT_HOST = "localhost";

  /** A network host. Letters of every language, because it may be an internationalised name. */
  private static final Pattern NETWORK_HOST = Pattern.compile("[\\p{L}\\p{N}._:%-]+");

  private static final Pattern SOCKET = Pattern.compile("[/@][^,;=\\s]*");

  private ServerAddresses() {}

  static List<HostAndPort> of(String hosts, String ports) {
    String[] host = hosts.split(",", -1);
    String[] port = ports.split(",", -1);
    if (port.length != 1 && port.length != host.length) {
      throw UrlProblem.portsDoNotMatch(host.length, port.length);
    }
    List<HostAndPort> addresses = new ArrayList<>();
    for (int i = 0; i < host.length; i++) {
      addresses.add(
          new HostAndPort(host(host[i].strip()), port(port[port.length == 1 ? 0 : i].strip())));
    }
    return addresses;
  }

  private static String host(String text) {
    if (text.isEmpty()) {
      return DEFAULT_HOST;
    }
    if (!SOCKET.matcher(text).matches() && !NETWORK_HOST.matcher(text).matches()) {
      throw UrlProblem.badHost();
    }
    return text;
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return HostAndPort.DEFAULT_PORT;
    }
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Reported like a number out of range: the text may be part of a password.
    }
    throw UrlProblem.badPort();
  }
}
