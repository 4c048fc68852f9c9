package dev.interlock.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupOrigin;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.backup.BackupSink;
import dev.interlock.dialect.backup.RowSource;
import dev.interlock.dialect.backup.SavedColumn;
import dev.interlock.dialect.backup.SavedRows;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {

  private static final SavedRows NOTE =
      new SavedRows(
          ObjectId.of(ObjectKind.TABLE, "public", "note"),
          List.of(new SavedColumn("id", "integer"), new SavedColumn("a \"b\"", "text")),
          List.of("id"));

  private static final SavedRows TAG =
      new SavedRows(
          ObjectId.of(ObjectKind.COLUMN, "public", "tag", "../x"),
          List.of(new SavedColumn("../x", "text")),
          List.of());

  @TempDir private Path place;

  @Test
  void readsWhatItWrote() throws IOException {
    BackupSink sink = folder().begin(origin());
    assertThat(sink.save(0, NOTE, rows("1\tx\n2\t\\N\n", 2)).count()).isEqualTo(2);
    sink.save(3, TAG, rows("y\n", 1));
    Backup backup = only();
    assertThat(backup.name()).isEqualTo("20260105T081500Z-V4");
    assertThat(backup.origin()).isEqualTo(origin());
    assertThat(backup.parts()).extracting(Backup.Part::rows).containsExactly(NOTE, TAG);
    assertThat(text(backup, 0)).isEqualTo("1\tx\n2\t\\N\n");
    assertThat(text(backup, 1)).isEqualTo("y\n");
  }

  @Test
  void theLastAttemptAtAStatementCounts() throws IOException {
    BackupSink sink = folder().begin(origin());
    sink.save(0, NOTE, rows("1\tx\n", 1));
    sink.save(1, TAG, rows("y\n", 1));
    sink.save(0, NOTE, rows("1\tx\n2\tz\n", 2));
    Backup backup = only();
    assertThat(backup.parts()).hasSize(2);
    assertThat(text(backup, 0)).isEqualTo("1\tx\n2\tz\n");
    sink.save(0, NOTE, rows("", 0));
    assertThat(only().parts()).extracting(Backup.Part::rows).containsExactly(TAG);
  }

  @Test
  void leavesNothingOfACopyWithoutRows() {
    folder().begin(origin()).save(0, NOTE, rows("", 0));
    assertThat(place.resolve("backups")).isEmptyDirectory();
  }

  @Test
  void leavesNothingOfACopyThatBreaks() {
    BackupSink sink = folder().begin(origin());
    assertThatExceptionOfType(BackupFailed.class)
        .isThrownBy(() ->
            sink.save(
                0,
                NOTE,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException("No space left on device");
                }))
        .withMessageContaining("No space left on device");
    assertThat(place.resolve("backups")).isEmptyDirectory();
    assertThatThrownBy(() ->
            sink.save(
                0,
                NOTE,
                out -> {
                  throw new IllegalStateException("server");
                }))
        .hasMessage("server");
    assertThat(place.resolve("backups")).isEmptyDirectory();
    assertThat(folder().names()).isEmpty();
  }

  /** The server counts the rows that it sent; a copy with other lines is not believed. */
  @Test
  void comparesTheLinesWithTheServersCount() {
    assertThatExceptionOfType(BackupFailed.class)
        .isThrownBy(() -> folder().begin(origin()).save(0, NOTE, rows("1\tx\n", 2)))
        .withMessageContaining("does not hold the rows that were saved");
    assertThat(folder().names()).isEmpty();
  }

  @Test
  void twoBackupsOfOneSecondHaveTheirOwnNames() {
    folder().begin(origin()).save(0, NOTE, rows("1\tx\n", 1));
    folder().begin(origin()).save(0, NOTE, rows("1\tx\n", 1));
    assertThat(folder().names()).containsExactly("20260105T081500Z-V4", "20260105T081500Z-V4.2");
  }

  @Test
  void refusesEveryByteThatIsNotAsItWas() throws IOException {
    folder().begin(origin()).save(0, NOTE, rows("1\tx\n".repeat(500), 500));
    Backup backup = only();
    Path file =
        place.resolve("backups").resolve(backup.name()).resolve(backup.parts().get(0).file());
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      if (i >= 4 && i < 10) {
        continue; // time, system and hints in the header of gzip, which carry no row
      }
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      Files.write(file, changed);
      assertThatThrownBy(() -> text(backup, 0)).as("byte %d", i).isInstanceOf(IOException.class);
    }
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> text(backup, 0))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class);
    }
    Files.delete(file);
    assertThatThrownBy(() -> text(backup, 0)).hasMessageContaining("does not exist");
  }

  @Test
  void refusesAManifestThatWasEdited() throws IOException {
    folder().begin(origin()).save(0, NOTE, rows("1\tx\n", 1));
    Path manifest = place.resolve("backups/20260105T081500Z-V4/manifest.json");
    String whole = Files.readString(manifest);
    for (String edited :
        List.of(
            whole.replace("\"rows\":1", "\"rows\":2"),
            whole.replace("note", "memo"),
            whole.substring(0, whole.length() / 2),
            "",
            "{}")) {
      Files.writeString(manifest, edited);
      assertThatExceptionOfType(Failure.Refused.class)
          .isThrownBy(this::only)
          .satisfies(refused ->
              assertThat(refused.findings().getFirst().code()).isEqualTo(Code.BACKUP_UNREADABLE));
    }
  }

  private BackupFolder folder() {
    return new BackupFolder(
        place.resolve("backups"),
        "backups",
        InstantSource.fixed(Instant.parse("2026-01-05T08:15:00.5Z")));
  }

  private Backup only() {
    assertThat(folder().names()).hasSize(1);
    return folder().read(folder().names().getFirst());
  }

  private String text(Backup backup, int part) throws IOException {
    try (InputStream in = folder().open(backup, backup.parts().get(part)).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static RowSource rows(String lines, long count) {
    return out -> {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
      return count;
    };
  }

  private static BackupOrigin origin() {
    return new BackupOrigin(
        MigrationId.parse("V4"),
        Direction.UP,
        new RunId("0badcafe"),
        Optional.of("7/16384"),
        "app",
        "PostgreSQL 18.6");
  }
}
