package dev.interlock.gate.verify.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The command that repeats a request, with {@code ***} in place of the body and of header values,
 * except those of headers that hold no secret.
 */
public final class CurlLine {

  private static final Set<String> SHOWN =
      Set.of(
          "accept",
          "access-control-request-headers",
          "access-control-request-method",
          "content-type",
          "origin");

  private CurlLine() {}

  /** Returns a line for a POSIX shell. */
  public static String of(ServiceAddress service, ServiceRequest request) {
    List<String> words = new ArrayList<>(List.of("curl", "-i"));
    if (request.method().equals("HEAD")) {
      words.add("--head");
    } else if (!request.method().equals("GET") || request.body().isPresent()) {
      words.addAll(List.of("-X", request.method()));
    }
    request.headers().forEach((name, value) -> words.addAll(List.of("-H", header(name, value))));
    request.body().ifPresent(body -> words.addAll(List.of("-d", quoted("***"))));
    words.add(quoted(service.url(request.path())));
    return String.join(" ", words);
  }

  private static String header(String name, String value) {
    return quoted(name + ": " + (SHOWN.contains(name.toLowerCase(Locale.ROOT)) ? value : "***"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
