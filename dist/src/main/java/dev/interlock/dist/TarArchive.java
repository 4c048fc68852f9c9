package dev.interlock.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Tar archives of which nothing depends on the time or the machine of the build. */
final class TarArchive {

  private final Instant time;

  /** All files of the archives bear that time. */
  TarArchive(Instant time) {
    this.time = time;
  }

  byte[] of(FileTree tree) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(tree, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  byte[] compressed(FileTree tree) {
    return gzip(of(tree));
  }

  static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GzipCompressorOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(FileTree tree, OutputStream out) throws IOException {
    try (var tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (String folder : folders(tree)) {
        put(tar, folder + "/", 0755, new byte[0]);
      }
      for (var file : tree.files().entrySet()) {
        put(tar, file.getKey(), file.getValue().mode(), file.getValue().content());
      }
    }
  }

  private void put(TarArchiveOutputStream tar, String path, int mode, byte[] content)
      throws IOException {
    var kind = path.endsWith("/") ? TarConstants.LF_DIR : TarConstants.LF_NORMAL;
    var entry = new TarArchiveEntry(path, kind);
    entry.setMode(mode);
    entry.setSize(content.length);
    entry.setModTime(Date.from(time));
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static SortedSet<String> folders(FileTree tree) {
    var folders = new TreeSet<String>();
    for (String path : tree.files().keySet()) {
      for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
        folders.add(path.substring(0, end));
      }
    }
    return folders;
  }
}
