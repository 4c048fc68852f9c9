package dev.interlock.layout;

import dev.interlock.history.Checksum;
import dev.interlock.history.Placeholders;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.ReplacedText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The placeholders of one Flyway script.
 *
 * @param project the placeholders of all scripts
 * @param replaces the script's own option
 */
record FlywayScript(SourceFile source, Placeholders project, Optional<Boolean> replaces) {

  /** Whether the text may contain a placeholder. */
  boolean hasPlaceholders() {
    return replaces.orElseGet(project::replaced) && contains(project.prefix());
  }

  private boolean contains(String text) {
    byte[] content = source.content();
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at <= content.length - wanted.length; at++) {
      int same = 0;
      while (same < wanted.length && content[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the script with its substitution. A repeatable runs again if a value changes
   * (SqlMigrationResolver), a versioned migration does not.
   */
  ScriptFile substituted(ScriptFile file, boolean repeatable) {
    var reader = new PlaceholderReader(placeholders());
    return file.with(reader, repeatable ? content(reader, file) : file.raw());
  }

  /** Returns all placeholders, including Flyway's own, the file name (ParsingContext). */
  private Placeholders placeholders() {
    return project
        .withDefault("filename", Placeholders.Value.plain(source.entry().name()))
        .replacing(true);
  }

  private Checksum content(PlaceholderReader reader, ScriptFile file) {
    ReplacedText replaced = reader.apply(source.shown(), source.text());
    return replaced.replacements().isEmpty()
        ? file.raw()
        : Checksum.of(replaced.text().getBytes(StandardCharsets.UTF_8));
  }
}
