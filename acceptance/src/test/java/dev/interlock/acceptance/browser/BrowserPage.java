package dev.interlock.acceptance.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page in a browser, with everything that went wrong in it
 * (chromedevtools.github.io/devtools-protocol).
 */
public final class BrowserPage implements AutoCloseable, WebSocket.Listener {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final StringBuilder message = new StringBuilder();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, CompletableFuture<Map<String, String>>> answers =
      new ConcurrentHashMap<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  private BrowserPage() {}

  static BrowserPage connect(HttpClient http, URI address) {
    var page = new BrowserPage();
    page.socket = http.newWebSocketBuilder().buildAsync(address, page);
    for (String domain : List.of("Runtime", "Log", "Network", "Page")) {
      page.send(domain + ".enable", "{}");
    }
    return page;
  }

  /** Opens a file in a window of this size. */
  public void open(Path file, int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":false}"
            .formatted(width, height));
    loaded = new CompletableFuture<>();
    send("Page.navigate", "{\"url\":" + JsonPaths.quoted(file.toUri().toString()) + "}");
    await(loaded);
    nextFrame();
  }

  /** Sets the theme of the system, {@code light} or {@code dark}. */
  public void systemTheme(String theme) {
    send(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}".formatted(theme));
  }

  /** Returns the value of a JavaScript expression as text. */
  public String value(String expression) {
    Map<String, String> answer =
        send(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":"
                + JsonPaths.quoted("Promise.resolve(" + expression + ").then(String)")
                + "}");
    if (answer.containsKey("result.exceptionDetails.text")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.getOrDefault("result.result.value", "");
  }

  /** Types a text, as a keyboard does. */
  public void type(String text) {
    text.codePoints().mapToObj(Character::toString).forEach(this::press);
  }

  /** Presses a key by its name in JavaScript, such as {@code Enter} or {@code a}. */
  public void press(String key) {
    boolean printable = key.codePointCount(0, key.length()) == 1;
    String text = printable ? ",\"text\":" + JsonPaths.quoted(key) : "";
    send(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\",\"key\":" + JsonPaths.quoted(key) + text + "}");
    send("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":" + JsonPaths.quoted(key) + "}");
    nextFrame();
  }

  /** Waits until the page is drawn again. */
  private void nextFrame() {
    value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Script errors, refused resources and violations of the page's own policy. */
  public List<String> problems() {
    return problems;
  }

  /** The addresses that the page asked for, without its own file and data inside it. */
  public List<String> requests() {
    return requests.stream().filter(url -> !url.matches("(file|data):.*")).toList();
  }

  private Map<String, String> send(String method, String parameters) {
    String id = Integer.toString(ids.incrementAndGet());
    var answer = new CompletableFuture<Map<String, String>>();
    answers.put(id, answer);
    String request =
        "{\"id\":%s,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters);
    await(socket.thenCompose(open -> open.sendText(request, true)));
    return await(answer);
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      Map<String, String> values = JsonPaths.of(message.toString());
      message.setLength(0);
      receive(values);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void receive(Map<String, String> values) {
    var answer = answers.remove(values.getOrDefault("id", ""));
    if (answer != null) {
      answer.complete(values);
      return;
    }
    switch (values.getOrDefault("method", "")) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Network.requestWillBeSent" ->
          requests.add(values.getOrDefault("params.request.url", ""));
      case "Runtime.exceptionThrown" -> problems.add(values.toString());
      case "Log.entryAdded" -> problems.add(values.getOrDefault("params.entry.text", ""));
      case "Runtime.consoleAPICalled" -> problems.add(values.toString());
      default -> {
        // Not a problem.
      }
    }
  }

  @Override
  public void close() {
    socket.thenAccept(WebSocket::abort).join();
  }
}
