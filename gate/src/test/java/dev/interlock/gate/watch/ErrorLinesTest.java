package dev.interlock.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A11")
class ErrorLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05 10:00:00,123 ERROR app.main: cannot connect",
        "2026-01-05T10:00:00.123Z ERROR 12345 --- [main] c.e.Application : failed",
        "10:00:00.123 [main] ERROR c.e.Application - failed",
        "2026-01-05 10:00:00 - app.module - ERROR - failed",
        "2026-01-05 10:00:00 - root - CRITICAL - failed",
        "ERROR:    Application startup failed. Exiting.",
        "[2026-01-05 10:00:00 +0000] [31] [ERROR] Worker failed to boot.",
        "E, [2026-01-05T10:00:00.123456 #1] ERROR -- : failed",
        "2026/01/05 10:00:00 [error] 31#31: *1 connect() failed",
        "2026/01/05 10:00:00 [crit] 31#31: *1 connect() failed",
        "2026-01-05 10:00:00.123 UTC [42] ERROR:  relation \"a\" does not exist",
        "SEVERE: failed",
        "web_1  | ERROR failed",
        "time=2026-01-05T10:00:00Z level=error msg=\"failed\"",
        "ts=1 lvl=fatal msg=failed",
        "{\"level\":\"error\",\"message\":\"failed\"}",
        "{\"message\":\"failed\",\"more\":{\"level\":\"info\"},\"severity\":\"CRITICAL\"}",
        "{\"level\":50,\"msg\":\"failed\"}",
        "{\"log.level\":\"ERROR\",\"message\":\"failed\"}",
        "Traceback (most recent call last):",
        "panic: runtime error: index out of range",
        "fatal error: all goroutines are asleep",
        "Exception in thread \"main\" java.lang.IllegalStateException: failed",
        "TypeError: Cannot read properties of undefined",
        "Error: Cannot find module 'x'",
        "sqlalchemy.exc.ProgrammingError: relation does not exist",
        "RangeError [ERR_SOCKET_BAD_PORT]: port should be >= 0",
        "Unhandled exception. System.Exception: failed",
        "thread 'main' panicked at src/main.rs:2:5:",
        "\u001B[31mERROR\u001B[0m failed",
      })
  void recognisesAnError(String line) {
    assertThat(ErrorLines.standard().sign(line)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05 10:00:00 INFO app.main: ERROR count is 0",
        "INFO:     127.0.0.1:1 - \"GET /errors/ERROR HTTP/1.1\" 200 OK",
        "WARNING: 3 values, retry after ERROR",
        "no errors found",
        "Setting the ERROR handler of the router",
        "the level ERROR is reported to Sentry",
        "level=info msg=\"level=error is logged\"",
        "{\"level\":\"info\",\"message\":\"ERROR\"}",
        "{\"level\":30,\"err\":null}",
        "{\"message\":\"x\",\"details\":{\"level\":\"error\"}}",
        "{not JSON: ERROR",
        "GET /api/ERROR 200",
        "LOG_LEVEL=ERROR",
        "[notice] 1#1: start worker processes",
        "panics are recovered",
        "Tracebacks are sent to Sentry",
        "",
      })
  void recognisesNoErrorInAnOrdinaryLine(String line) {
    assertThat(ErrorLines.standard().sign(line)).isEmpty();
  }

  @Test
  void takesTheSignsOfTheProject() {
    var lines = ErrorLines.of(List.of(Pattern.compile("cannot reach (redis|kafka)")));
    assertThat(lines.sign("WARN cannot reach redis at r:s3cret@host"))
        .contains("cannot reach (redis|kafka)");
    assertThat(lines.sign("ERROR other")).isEmpty();
  }

  @Test
  void joinsLinesThatArriveInPieces() {
    List<String> seen = new ArrayList<>();
    var lines = new OutputLines(seen::add);
    for (String piece : List.of("on", "e\r\ntw", "o\n\n", "x".repeat(9000), "\nlast")) {
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      lines.add(bytes, bytes.length);
    }
    lines.end();
    assertThat(seen).containsExactly("one", "two", "x".repeat(8192), "last");
  }
}
