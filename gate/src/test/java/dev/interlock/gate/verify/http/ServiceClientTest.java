package dev.interlock.gate.verify.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.http.TestService.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceClientTest {

  private static final ServiceRequest HEALTH = ServiceRequest.of("GET", "/health");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  @Test
  void returnsAnyAnswer() {
    try (var service =
        TestService.start()
            .on("GET /health", Reply.json(200, "{}"))
            .on("GET /broken", Reply.json(500, "{}"))) {
      assertThat(answer(service.address(), HEALTH).status()).isEqualTo(200);
      assertThat(answer(service.address(), ServiceRequest.of("GET", "/broken")).status())
          .isEqualTo(500);
    }
  }

  @Test
  void followsNoRedirect() {
    try (var service =
        TestService.start().on("GET /health", Reply.empty(307, Map.of("Location", "/elsewhere")))) {
      assertThat(answer(service.address(), HEALTH).isRedirect()).isTrue();
      assertThat(service.asked()).containsExactly("GET /health");
    }
  }

  @Test
  void tellsRefusedFromUnknownHost() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(send(new ServiceAddress("http://127.0.0.1:" + free, LONG)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(send(new ServiceAddress("http://no-such-host.invalid", LONG)))
        .isInstanceOf(Outcome.UnknownHost.class);
  }

  @Test
  void givesUpAServiceThatHangs() {
    var release = new CountDownLatch(1);
    try (var service =
        TestService.start()
            .on(
                "GET /health",
                (exchange, body) -> {
                  await(release);
                  return Reply.json(200, "{}");
                })) {
      assertThat(send(service.address(SHORT))).isEqualTo(new Outcome.TimedOut(SHORT));
      release.countDown();
    }
  }

  @Test
  void givesUpABodyThatNeverEnds() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answerOnce(listener, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", false);
      assertThat(send(at(listener, SHORT))).isEqualTo(new Outcome.TimedOut(SHORT));
    }
  }

  @Test
  void reportsAConnectionThatEndsEarly() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answerOnce(listener, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", true);
      assertThat(send(at(listener, LONG))).isInstanceOf(Outcome.Lost.class);
    }
  }

  @Test
  void reportsAnAnswerThatIsTooLarge() {
    try (var service =
        TestService.start()
            .on("GET /health", Reply.json(200, "x".repeat(ServiceClient.LARGEST_BODY + 1)))) {
      assertThat(send(service.address(LONG))).isInstanceOf(Outcome.TooLarge.class);
    }
  }

  @Test
  void refusesACertificateThatNoAuthoritySigned() throws Exception {
    HttpsServer server = selfSigned();
    server.start();
    try {
      var address = new ServiceAddress("https://localhost:" + server.getAddress().getPort(), LONG);
      Outcome outcome = send(address);
      assertThat(outcome).isInstanceOf(Outcome.TlsFailed.class);
      assertThat(NoAnswer.finding(address, HEALTH, outcome).map(Finding::message).orElseThrow())
          .contains("because TLS with https://localhost:")
          .contains("unable to find valid certification path");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void reportsAServiceWithoutTls() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answerOnce(listener, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", true);
      var address = new ServiceAddress("https://127.0.0.1:" + listener.getLocalPort(), LONG);
      assertThat(send(address)).isInstanceOf(Outcome.TlsFailed.class);
    }
  }

  @Test
  void reportsARequestThatCannotBeSent() {
    try (var service = TestService.start();
        var client = ServiceClient.of(service.address())) {
      assertThat(client.send(HEALTH.with("X-Token", "canary\nvalue")))
          .isInstanceOf(Outcome.Invalid.class);
    }
  }

  @Test
  void curlLineHidesHeadersAndBody() {
    var request =
        new ServiceRequest(
            "POST", "/api/it's", HEALTH.with("X-Token", "canary").headers(), Optional.of("canary"));
    assertThat(CurlLine.of(new ServiceAddress("http://127.0.0.1:1", LONG), request))
        .isEqualTo("curl -i -X POST -H 'X-Token: ***' -d '***' 'http://127.0.0.1:1/api/it'\\''s'");
  }

  @Test
  void addressIsAPlainUrl() {
    assertThat(ServiceAddress.parse("https://a.example/base/", LONG))
        .contains(new ServiceAddress("https://a.example/base", LONG));
    for (String bad : new String[] {"a.example", "ftp://a", "http://u:p@a", "http://a/?q=1", ":"}) {
      assertThat(ServiceAddress.parse(bad, LONG)).as(bad).isEmpty();
    }
  }

  private static Answer answer(ServiceAddress address, ServiceRequest request) {
    try (var client = ServiceClient.of(address)) {
      return ((Outcome.Answered) client.send(request)).answer();
    }
  }

  private static Outcome send(ServiceAddress address) {
    try (var client = ServiceClient.of(address)) {
      return client.send(HEALTH);
    }
  }

  private static ServiceAddress at(ServerSocket listener, Duration timeout) {
    return new ServiceAddress("http://127.0.0.1:" + listener.getLocalPort(), timeout);
  }

  /** Answers one connection by raw text, and then closes it or keeps it open to the end. */
  private static void answerOnce(ServerSocket listener, String answer, boolean closes) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            Socket socket = listener.accept();
            socket.getInputStream().read(new byte[4096]);
            socket
                .getOutputStream()
                .write(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (closes) {
              socket.close();
            }
          } catch (IOException clientGone) {
            // The client gives up when it has seen enough.
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpsServer selfSigned()
      throws IOException, GeneralSecurityException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }
}
