package dev.interlock.layout;

import dev.interlock.history.Checksum;
import dev.interlock.history.Placeholders;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.ReplacedText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What placeholders mean in one script of Flyway's. */
record FlywayScript(SourceFile source, Placeholders placeholders) {

  /**
   * With what Flyway itself defines for a script, its file name (ParsingContext).
   *
   * @param configuration of the script alone
   */
  static FlywayScript of(
      SourceFile source, Placeholders project, Optional<FlywayConfiguration> configuration) {
    boolean replaced =
        configuration.flatMap(FlywayConfiguration::replaces).orElseGet(project::replaced);
    var named = project.withDefault("filename", Placeholders.Value.plain(source.entry().name()));
    return new FlywayScript(source, named.replacing(replaced));
  }

  /** Whether there may be one in the text. */
  boolean hasPlaceholders() {
    return placeholders.replaced() && contains(placeholders.prefix());
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
   * The script with its placeholders. A repeatable runs again when a value is another one
   * (SqlMigrationResolver); what a versioned one did stays done.
   */
  ScriptFile substituted(ScriptFile file, boolean repeatable) {
    var reader = new PlaceholderReader(placeholders);
    return file.with(reader, repeatable ? content(reader, file) : file.raw());
  }

  private Checksum content(PlaceholderReader reader, ScriptFile file) {
    ReplacedText replaced = reader.apply(source.shown(), source.text());
    return replaced.replacements().isEmpty()
        ? file.raw()
        : Checksum.of(replaced.text().getBytes(StandardCharsets.UTF_8));
  }
}
