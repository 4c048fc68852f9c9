package dev.interlock.replay;

import dev.interlock.finding.Failure;
import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.Program;
import dev.interlock.history.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A checksum for each migration over everything that its replay depends on: the key, and the files
 * of this migration and of all before it in apply order. Equal checksums mean that a replay
 * observes the same.
 */
public final class ReplayChain {

  private ReplayChain() {}

  /**
   * Returns the checksums.
   *
   * @param key other things that a replay depends on: server and program
   * @param migrations in apply order, from the first one on
   */
  public static List<Checksum> of(String key, List<Migration> migrations) {
    var chain = new ArrayList<Checksum>();
    String link = key;
    for (Migration migration : migrations) {
      Checksum next = of(link, migration);
      chain.add(next);
      link = next.hex();
    }
    return chain;
  }

  private static Checksum of(String link, Migration migration) {
    var text = new StringBuilder(link).append('\n').append(migration.id());
    add(migration.up(), text);
    migration.undo().ifPresent(undo -> add(undo, text));
    return Checksum.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. Its path is included because findings point to it. */
  private static void add(ScriptFile file, StringBuilder text) {
    text.append('\n').append(file.path());
    text.append('\n').append(file.commits());
    text.append('\n').append(file.raw());
    if (file.hasPlaceholders()) {
      values(file, text);
    }
    file.program()
        .flatMap(Program::captured)
        .ifPresent(captured -> text.append('\n').append(captured.script()));
  }

  /** Adds the values of placeholders. A file that lacks a value cannot be replayed anyway. */
  private static void values(ScriptFile file, StringBuilder text) {
    try {
      file.script().source().replacements().stream()
          .filter(replacement -> replacement.kept().isPresent())
          .forEach(replacement ->
              text.append('\n').append(replacement.name()).append('=').append(replacement.value()));
    } catch (Failure.Refused e) {
      text.append("\nno value");
    }
  }
}
