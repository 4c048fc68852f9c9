package dev.interlock.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One version of the example's service, started through the gate on its own port. */
final class Service {

  private static final List<String> START =
      List.of("run", "--", "java", "-cp", "lib/*", "Service.java");

  /** The command line that starts the same service from a shell. */
  static final String COMMAND_LINE = "interlock run -- java -cp 'lib/*' Service.java";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Process process;
  private final int port;
  private final HttpClient client;

  private Service(Process process, int port, HttpClient client) {
    this.process = process;
    this.port = port;
    this.client = client;
  }

  static Service start(Workshop workshop, HttpClient client) {
    int port = freePort();
    return new Service(workshop.start(Map.of("PORT", String.valueOf(port)), START), port, client);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits until the service reports that it is healthy, and returns its answer. */
  String awaitHealthy() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      var answer = health();
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new NotAsTold("The service did not become healthy.");
  }

  /** The answer of a healthy service; empty if it is unhealthy or not running. */
  Optional<String> health() {
    return answer(request("/health").GET(), 200).filter(body -> body.contains("healthy"));
  }

  /** The answer to a new user. */
  Optional<String> signUp(String json) {
    return answer(request("/api/auth/signup").POST(HttpRequest.BodyPublishers.ofString(json)), 201);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  private Optional<String> answer(HttpRequest.Builder request, int status) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return Optional.of(response)
          .filter(answered -> answered.statusCode() == status)
          .map(HttpResponse::body);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Sends SIGTERM, as platforms do, and returns the exit code. */
  int terminate() {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() {
    try {
      NotAsTold.unless(process.waitFor(PATIENCE), "The service did not end.");
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted during the demo", e);
  }
}
