package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.http.Answer;
import dev.interlock.gate.verify.http.Outcome;
import dev.interlock.gate.verify.http.ServiceClient;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonText;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The answers of the service to two paths that it surely does not have. They tell a 404 of the
 * router from the 404 of an operation that runs and finds no row.
 */
record UnknownPath(Optional<Seen> first, Optional<Seen> second) {

  /** A 404 answer, with its own path left out. */
  private record Seen(String body, Optional<Json> json) {
    static Optional<Seen> of(String path, Outcome outcome) {
      return outcome instanceof Outcome.Answered(Answer answer) && answer.status() == 404
          ? Optional.of(of(path, answer))
          : Optional.empty();
    }

    static Seen of(String path, Answer answer) {
      String body = answer.body().replace(path, "");
      return new Seen(body, JsonText.parse(body));
    }
  }

  /**
   * Asks the service.
   *
   * @param base the path of the server that the document names
   */
  static UnknownPath ask(ServiceClient client, String base, SequencedMap<String, String> headers) {
    String one = base + "/interlock-unknown-path-1";
    String two = base + "/interlock-unknown-path-2";
    return new UnknownPath(
        Seen.of(one, client.send(request(one, headers))),
        Seen.of(two, client.send(request(two, headers))));
  }

  private static ServiceRequest request(String path, SequencedMap<String, String> headers) {
    return new ServiceRequest("GET", path, headers, Optional.empty());
  }

  /**
   * Whether a 404 answer looks like the one to an unknown path. Fields in which the two answers
   * differ, such as a time, do not count. Two other answers that differ prove nothing, and any 404
   * is then taken for one to an unknown path.
   *
   * @param path the path of the operation's call
   */
  boolean resembles(String path, Answer answer) {
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    Seen seen = Seen.of(path, answer);
    if (first.get().json().orElse(null) instanceof Json.Fields one
        && second.get().json().orElse(null) instanceof Json.Fields two) {
      return seen.json().orElse(null) instanceof Json.Fields fields
          && fields.values().keySet().equals(one.values().keySet())
          && one.values().keySet().stream()
              .filter(name -> one.get(name).equals(two.get(name)))
              .allMatch(name -> one.get(name).equals(fields.get(name)));
    }
    return !first.get().body().equals(second.get().body())
        || first.get().body().equals(seen.body());
  }
}
