package dev.interlock.layout;

import dev.interlock.history.Layout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises a file's tool by its marks, because several tools use names such as {@code
 * 1_words.sql}.
 */
final class Marks {

  private static final Pattern GOOSE = Pattern.compile("(?m)^\\s*--\\s*\\+goose\\b");
  private static final Pattern DBMATE = Pattern.compile("(?m)^--\\s*migrate:(up|down)\\b");

  private Marks() {}

  /** Returns the tool whose marks the file has; empty if it has none. */
  static Optional<Layout> in(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (GOOSE.matcher(text).find()) {
      return Optional.of(Layout.GOOSE);
    }
    return DBMATE.matcher(text).find() ? Optional.of(Layout.DBMATE) : Optional.empty();
  }
}
