package dev.interlock.project.configuration;

import dev.interlock.finding.Place;
import dev.interlock.gate.environment.Redactor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of a configuration file.
 *
 * @param file the file's name in messages
 */
record SourceText(String file, String content) {

  /**
   * Returns a part of the text, shown with its line; a password in that line is replaced.
   *
   * @param start in code points from the beginning
   * @param length in code points
   */
  Place place(int start, int length) {
    int codePoints = content.codePointCount(0, content.length());
    int from = content.offsetByCodePoints(0, Math.min(start, codePoints));
    int to = content.offsetByCodePoints(0, Math.min(start + Math.max(0, length), codePoints));
    Place place = Place.in(file, content, from, to - from);
    return new Place(
        place.file(),
        place.line(),
        place.column(),
        place.excerpt().map(line -> redacted(line, place.column())));
  }

  Place whole() {
    return Place.file(file);
  }

  /** Returns the text with the passwords of its URLs replaced; fit for a message. */
  static String withoutPasswords(String text) {
    return Redactor.of(Map.of("text", text), Set.of(), List.of()).redact(text);
  }

  private static Place.Excerpt redacted(Place.Excerpt line, int column) {
    String text = withoutPasswords(line.text());
    return new Place.Excerpt(text, Math.min(line.length(), text.length() - column + 1));
  }
}
