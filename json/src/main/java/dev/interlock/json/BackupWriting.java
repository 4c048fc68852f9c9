package dev.interlock.json;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupOrigin;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.backup.BackupSink;
import dev.interlock.dialect.backup.RowSource;
import dev.interlock.dialect.backup.SavedRows;
import dev.interlock.finding.FileReason;
import dev.interlock.ledger.Direction;
import dev.interlock.system.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one backup. A part is written to a temporary name, forced to disk, read back, renamed, and
 * only then named by the manifest; so a manifest never names a part that is not whole.
 */
final class BackupWriting implements BackupSink {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final String shown;
  private final BackupOrigin origin;
  private final Instant taken;

  /** The parts by statement and object, numbered in the order in which they came first. */
  private final Map<String, Backup.Part> parts = new TreeMap<>();

  private @Nullable Path own;

  private int files;

  BackupWriting(Path folder, String shown, BackupOrigin origin, Instant taken) {
    this.folder = folder;
    this.shown = shown;
    this.origin = origin;
    this.taken = taken;
  }

  @Override
  public Saved save(int statement, SavedRows rows, RowSource source) {
    String place = "%06d %s".formatted(statement, rows.object());
    try {
      Path own = own();
      String name = file(parts.get(place), rows);
      Path fresh = own.resolve("." + name + ".new");
      long count;
      try {
        Backup.Part part = write(fresh, name, rows, source);
        count = part.count();
        if (count > 0) {
          PartInput.verify(fresh, part);
          Files.move(fresh, own.resolve(name), StandardCopyOption.ATOMIC_MOVE);
          parts.put(place, part);
        } else {
          parts.remove(place);
          Files.deleteIfExists(own.resolve(name));
        }
      } finally {
        Files.deleteIfExists(fresh);
      }
      describe(own);
      return new Saved(shown + "/" + own.getFileName(), count);
    } catch (IOException e) {
      throw new BackupFailed(
          rows.object(), "`%s` does not take it: %s".formatted(shown, FileReason.of(e)));
    } finally {
      removeIfEmpty();
    }
  }

  private String file(Backup.@Nullable Part earlier, SavedRows rows) {
    if (earlier != null) {
      return earlier.file();
    }
    files++;
    return "%d-%s.copy.gz".formatted(files, safe(String.join(".", rows.object().path())));
  }

  private static Backup.Part write(Path file, String name, SavedRows rows, RowSource source)
      throws IOException {
    var digest = Sha256.digest();
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            onlyOwner("rw-------"))) {
      var zipped =
          new GZIPOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER), BUFFER);
      var counted = new CountedOutput(new DigestOutputStream(zipped, digest));
      long count = source.copyTo(counted);
      zipped.finish();
      zipped.flush();
      channel.force(true);
      return new Backup.Part(rows, name, count, counted.bytes, Sha256.hex(digest.digest()));
    }
  }

  private void describe(Path own) throws IOException {
    if (parts.isEmpty()) {
      Files.deleteIfExists(own.resolve(BackupFolder.MANIFEST));
      return;
    }
    Path manifest = own.resolve(BackupFolder.MANIFEST);
    WholeFile.replace(
        manifest,
        BackupJson.write(
            new Backup(
                String.valueOf(own.getFileName()),
                taken,
                origin,
                new ArrayList<>(parts.values()))));
    force(own);
    force(folder);
  }

  /** Returns the folder of this backup, which it creates at first. */
  private Path own() throws IOException {
    Path known = own;
    if (known == null) {
      Files.createDirectories(folder, onlyOwner("rwx------"));
      known = created();
      own = known;
    }
    return known;
  }

  private Path created() throws IOException {
    String name =
        TIME.format(taken)
            + "-"
            + safe(origin.migration().toString())
            + (origin.direction() == Direction.DOWN ? "-undo" : "");
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(
            folder.resolve(number == 1 ? name : name + "." + number), onlyOwner("rwx------"));
      } catch (FileAlreadyExistsException e) {
        if (number == 100) {
          throw e;
        }
      }
    }
  }

  /** Removes the folder if no part of it was written. */
  private void removeIfEmpty() {
    Path known = own;
    if (known != null && parts.isEmpty()) {
      try {
        Files.deleteIfExists(known);
        own = null;
      } catch (IOException e) {
        // An empty folder does no harm: without a manifest it is no backup.
      }
    }
  }

  /** Forces the names in a folder to disk, where the system can. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder, and writes names without being asked.
    }
  }

  private static FileAttribute<?>[] onlyOwner(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** Counts what is written; the compression ends with the file, not with this stream. */
  private static final class CountedOutput extends OutputStream {

    private final OutputStream out;
    private long bytes;

    CountedOutput(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
      bytes += length;
    }
  }
}
