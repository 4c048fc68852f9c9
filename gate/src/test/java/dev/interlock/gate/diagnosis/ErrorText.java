package dev.interlock.gate.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Error texts of real programs. Each begins with a line {@code === CAUSE SUBJECT | SOURCE}; the
 * subject may be missing, and both are for texts that must not be recognised.
 *
 * @param source the program and its version, and where the text is published
 */
record ErrorText(String cause, Optional<String> subject, String source, String text) {

  private static final String BEGIN = "=== ";

  /** Reads the texts of some files. */
  static Stream<ErrorText> of(String... files) {
    return Stream.of(files).flatMap(file -> read(file).stream());
  }

  private static List<ErrorText> read(String file) {
    var texts = new ArrayList<ErrorText>();
    List<String> lines = lines(file);
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith(BEGIN)) {
        texts.add(
            text(
                lines.get(at).substring(BEGIN.length()),
                lines.stream()
                    .skip(at + 1)
                    .takeWhile(line -> !line.startsWith(BEGIN))
                    .collect(Collectors.joining("\n"))));
      }
    }
    return texts;
  }

  private static ErrorText text(String head, String text) {
    int bar = head.indexOf("| ");
    String[] expected = head.substring(0, bar).strip().split(" ", 2);
    return new ErrorText(
        expected[0],
        expected.length == 2 ? Optional.of(expected[1]) : Optional.empty(),
        head.substring(bar + 2),
        text);
  }

  private static List<String> lines(String file) {
    try (var stream = ErrorText.class.getResourceAsStream("/diagnosis/" + file + ".txt")) {
      if (stream == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return cause + " | " + source;
  }
}
