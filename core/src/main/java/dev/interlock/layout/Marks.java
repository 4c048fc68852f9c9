package dev.interlock.layout;

import dev.interlock.history.Layout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whose file it is where the name does not: several tools write {@code 1_words.sql}. */
final class Marks {

  private static final Pattern GOOSE = Pattern.compile("(?m)^\\s*--\\s*\\+goose\\b");
  private static final Pattern DBMATE = Pattern.compile("(?m)^--\\s*migrate:(up|down)\\b");

  private Marks() {}

  /** The tool whose marks the file has; empty for one without any. */
  static Optional<Layout> in(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (GOOSE.matcher(text).find()) {
      return Optional.of(Layout.GOOSE);
    }
    return DBMATE.matcher(text).find() ? Optional.of(Layout.DBMATE) : Optional.empty();
  }
}
