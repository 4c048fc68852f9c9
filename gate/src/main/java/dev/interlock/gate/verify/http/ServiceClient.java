package dev.interlock.gate.verify.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests to one service by the JDK's client. Follows no redirect, and trusts the JDK's
 * certificate authorities. Thread-safe.
 */
public final class ServiceClient implements AutoCloseable {

  /** The largest body that is read, in bytes. */
  public static final int LARGEST_BODY = 16 << 20;

  private final ServiceAddress service;
  private final HttpClient client;

  private ServiceClient(ServiceAddress service, HttpClient client) {
    this.service = service;
    this.client = client;
  }

  /** Creates a client whose requests know nothing of each other. */
  public static ServiceClient of(ServiceAddress service) {
    return new ServiceClient(service, builder(service).build());
  }

  /** Creates a client that sends the cookies of an answer with the next requests. */
  public static ServiceClient withCookies(ServiceAddress service) {
    var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
    return new ServiceClient(service, builder(service).cookieHandler(cookies).build());
  }

  private static HttpClient.Builder builder(ServiceAddress service) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(service.timeout());
  }

  /** Sends the request and waits for the whole answer, at most for the timeout. */
  public Outcome send(ServiceRequest request) {
    HttpRequest sent;
    try {
      sent = request(request);
    } catch (IllegalArgumentException invalid) {
      return new Outcome.Invalid();
    }
    var answer = client.sendAsync(sent, head -> new LimitedBody(LARGEST_BODY));
    try {
      return answered(answer.get(service.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return new Outcome.TimedOut(service.timeout());
    } catch (ExecutionException failed) {
      return failure(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException stopped) {
      return interrupted(answer);
    }
  }

  private static Outcome interrupted(CompletableFuture<?> answer) {
    answer.cancel(true);
    Thread.currentThread().interrupt();
    return new Outcome.Lost("the verification was stopped");
  }

  private HttpRequest request(ServiceRequest request) {
    var builder = HttpRequest.newBuilder(URI.create(service.url(request.path())));
    request.headers().forEach(builder::header);
    var body = request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    return builder.method(request.method(), body).build();
  }

  private static Outcome answered(HttpResponse<byte[]> answer) {
    var body = new String(answer.body(), StandardCharsets.UTF_8);
    return new Outcome.Answered(new Answer(answer.statusCode(), answer.headers(), body));
  }

  private Outcome failure(Throwable failed) {
    return switch (failed) {
      case LimitedBody.TooLargeException tooLarge -> new Outcome.TooLarge();
      case HttpTimeoutException slow -> new Outcome.TimedOut(service.timeout());
      case SSLException tls -> new Outcome.TlsFailed(words(tls));
      case ConnectException refused when isUnresolved(refused) -> new Outcome.UnknownHost();
      case ConnectException refused -> new Outcome.Refused();
      case IOException lost -> of(lost);
      default -> new Outcome.Lost(words(failed));
    };
  }

  /** The client wraps a failure of another thread in one of its own. */
  private Outcome of(IOException lost) {
    return lost.getCause() instanceof IOException cause
        ? failure(cause)
        : new Outcome.Lost(words(lost));
  }

  private static boolean isUnresolved(ConnectException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static String words(Throwable failed) {
    return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
