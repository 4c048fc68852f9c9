package dev.interlock.gate.verify.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service on the loopback interface, whose answers a test writes down by method and path. */
public final class TestService implements AutoCloseable {

  /** One answer. */
  public record Reply(int status, String type, String body, Map<String, String> headers) {
    public static Reply json(int status, String body) {
      return new Reply(status, "application/json", body, Map.of());
    }

    public static Reply empty(int status, Map<String, String> headers) {
      return new Reply(status, "text/plain", "", headers);
    }
  }

  /** Makes the answer to a request with a body. */
  @FunctionalInterface
  public interface Endpoint {
    Reply answer(HttpExchange exchange, String body);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Reply otherwise = Reply.json(404, "{\"detail\":\"Not Found\"}");

  private TestService(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", handler());
  }

  public static TestService start() {
    try {
      var service =
          new TestService(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      service.server.start();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a fixed answer to a request such as {@code GET /health}. */
  public TestService on(String request, Reply reply) {
    return on(request, (exchange, body) -> reply);
  }

  public TestService on(String request, Endpoint endpoint) {
    endpoints.put(request, endpoint);
    return this;
  }

  /** Sets the answer to all other requests. */
  public TestService otherwise(Reply reply) {
    otherwise = reply;
    return this;
  }

  public ServiceAddress address() {
    return address(Duration.ofSeconds(30));
  }

  public ServiceAddress address(Duration timeout) {
    return new ServiceAddress("http://127.0.0.1:" + server.getAddress().getPort(), timeout);
  }

  /** Method and path with query of each request, in the order of arrival. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private HttpHandler handler() {
    return exchange -> {
      try (exchange) {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        asked.add(method + " " + exchange.getRequestURI());
        Endpoint endpoint =
            endpoints.getOrDefault(
                method + " " + exchange.getRequestURI().getRawPath(), (any, other) -> otherwise);
        send(exchange, endpoint.answer(exchange, body));
      }
    };
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean isEmpty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), isEmpty ? -1 : bytes.length);
    if (!isEmpty) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
