package dev.interlock.gate.verify.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a service.
 *
 * @param base scheme, host, port and perhaps a path, without a slash at the end
 * @param timeout the longest wait for one whole answer
 */
public record ServiceAddress(String base, Duration timeout) {

  /**
   * Reads the URL of a service; empty unless it is an {@code http} or {@code https} URL with a host
   * and without login, query and fragment.
   */
  public static Optional<ServiceAddress> parse(String url, Duration timeout) {
    try {
      var uri = new URI(url.strip());
      boolean isHttp =
          uri.getScheme() != null
              && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
              && uri.getHost() != null;
      boolean isPlain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      return isHttp && isPlain
          ? Optional.of(new ServiceAddress(url.strip().replaceAll("/+$", ""), timeout))
          : Optional.empty();
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }

  /** The URL of a path that begins with a slash. */
  public String url(String path) {
    return base + path;
  }

  /** Whether the service runs on this machine. */
  public boolean isLocal() {
    String host = URI.create(base).getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /** Scheme, host and port. */
  public String origin() {
    var uri = URI.create(base);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
