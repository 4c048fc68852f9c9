package dev.interlock.cli.scratch;

import dev.interlock.dialect.Dialect;
import dev.interlock.sqlite.SqliteDialect;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.SqliteUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In files. */
final class SqliteScratch implements ScratchDatabases {

  private final List<Path> files = new ArrayList<>();

  @Override
  public Dialect dialect() {
    return new SqliteDialect();
  }

  @Override
  public DatabaseUrl create() {
    try {
      Path file = Files.createTempFile("interlock-scratch", ".db");
      files.add(file);
      return new SqliteUrl(Optional.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> stubs() {
    return Set.of();
  }

  @Override
  public void close() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The system clears its temporary folder.
      }
    }
  }
}
