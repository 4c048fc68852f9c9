package dev.interlock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.cli.line.Verbosity;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.layout.LayoutReader;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.postgresql.script.PostgresScriptSplitter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalLogTest {

  private static final String CLEAR = "\r\u001b[K";

  @TempDir Path folder;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final Redactor redactor = Redactor.of(Map.of(), Set.of(), List.of());
  private final TerminalLog log =
      new TerminalLog(stream, redactor, Ink.NONE, TextWidth.UNLIMITED, Verbosity.NORMAL);

  @Test
  void showsHowFarItHasComeInOneLineThatNeverWraps() throws IOException {
    log.on(new Event.Started(migration("words_".repeat(30)), new Event.Position(101, 200)));

    assertThat(shown()).startsWith("█".repeat(12) + "░".repeat(12) + " 100/200 upgrade base -> V1");
    assertThat(shown()).hasSizeLessThan(80).endsWith(" words…");
  }

  // Lines were cut inside words at 80 and 40 columns (O7).
  @Test
  void endsLinesBetweenWordsWhereTheTerminalIsNarrow() throws IOException {
    var narrow = new TerminalLog(stream, redactor, Ink.NONE, new TextWidth(40), Verbosity.NORMAL);
    narrow.say("waiting for the migration lock, held for 3 s by another");
    narrow.on(new Event.Started(migration("many_words_in_a_name"), new Event.Position(1, 2)));

    assertThat(shown())
        .startsWith("waiting for the migration lock, held for\n  3 s by another\n")
        .endsWith(" 0/2 upgrade base -> V1…");
  }

  @Test
  void takesProgressAwayBeforeItSaysSomething() throws IOException {
    log.on(new Event.Started(migration("tasks"), new Event.Position(1, 2)));
    log.say("next");
    log.on(new Event.Started(migration("tasks"), new Event.Position(2, 2)));
    log.report(Finding.error(Code.USAGE, "it failed."));

    assertThat(shown())
        .contains("tasks" + CLEAR + "next\n", "tasks" + CLEAR + "error[CFG005] it failed.\n");
  }

  private PlannedMigration migration(String words) throws IOException {
    Files.writeString(folder.resolve("V1__" + words + ".sql"), "SELECT 1;\n");
    var history =
        new LayoutReader(folder, new PostgresScriptSplitter(), Optional.empty())
            .read(List.of(folder));
    return new PlannedMigration(
        history.migrations().getFirst(), Direction.UP, PlannedMigration.Reason.PENDING);
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
