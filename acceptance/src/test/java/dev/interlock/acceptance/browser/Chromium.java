package dev.interlock.acceptance.browser;

import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.fault.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium without a window. {@link #close} ends it. */
public final class Chromium implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("listening on ws://([^/]+)/");

  private final ChildProcess process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  private Chromium(ChildProcess process) {
    this.process = process;
    process.awaitLine("DevTools listening on ", START_LIMIT);
    var matcher = ADDRESS.matcher(process.output());
    if (!matcher.find()) {
      throw new AssertionError("no address in " + process.output());
    }
    this.address = matcher.group(1);
  }

  /**
   * Starts the browser, or skips the running test if there is none.
   *
   * @param profile an empty folder
   */
  public static Chromium start(Path profile) {
    Path program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Prerequisite.program(name).stream())
            .findFirst()
            .orElseThrow(() ->
                Prerequisite.ofEnvironment()
                    .missing(
                        "the Debian package `chromium` is not installed, so no HTML page was"
                            + " opened in a browser."));
    // Without its sandbox, because a build in a container runs as root.
    return new Chromium(
        ChildProcess.start(
            program.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
  }

  /** Opens an empty page. */
  public BrowserPage page() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Map<String, String> target = JsonPaths.of(answer);
    return BrowserPage.connect(http, URI.create(target.get("webSocketDebuggerUrl")));
  }

  @Override
  public void close() {
    process.close();
    http.close();
  }
}
