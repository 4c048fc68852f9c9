package dev.interlock.gate.verify.http;

import java.util.ArrayList;
import java.util.List;

/** The command that repeats a request, with {@code ***} in place of header values and body. */
public final class CurlLine {

  private CurlLine() {}

  /** Returns a line for a POSIX shell. */
  public static String of(ServiceAddress service, ServiceRequest request) {
    List<String> words = new ArrayList<>(List.of("curl", "-i"));
    if (request.method().equals("HEAD")) {
      words.add("--head");
    } else if (!request.method().equals("GET") || request.body().isPresent()) {
      words.addAll(List.of("-X", request.method()));
    }
    request.headers().keySet().forEach(name -> words.addAll(List.of("-H", quoted(name + ": ***"))));
    request.body().ifPresent(body -> words.addAll(List.of("-d", quoted("***"))));
    words.add(quoted(service.url(request.path())));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
