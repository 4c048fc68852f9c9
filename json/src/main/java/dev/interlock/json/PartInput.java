package dev.interlock.json;

import dev.interlock.backup.Backup;
import dev.interlock.finding.FileReason;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of a part, which fail at their end if they are not those that were saved. */
final class PartInput extends FilterInputStream {

  private static final int BUFFER = 1 << 16;

  private final Backup.Part part;
  private final MessageDigest digest = Sha256.digest();
  private long bytes;
  private long lines;
  private boolean isAtEnd;

  private PartInput(InputStream in, Backup.Part part) {
    super(in);
    this.part = part;
  }

  /** Opens a file. */
  static PartInput open(Path file, Backup.Part part) throws IOException {
    InputStream raw;
    try {
      raw = Files.newInputStream(file);
    } catch (IOException e) {
      throw bad(part, "cannot be read: " + FileReason.of(e), e);
    }
    try {
      return new PartInput(new GZIPInputStream(raw, BUFFER), part);
    } catch (IOException e) {
      raw.close();
      throw damaged(part, e);
    }
  }

  /** Reads a file to its end, and compares it. */
  static void verify(Path file, Backup.Part part) throws IOException {
    try (PartInput in = open(file, part)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(buffer, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(part, e);
    }
    if (read > 0) {
      digest.update(buffer, offset, read);
      bytes += read;
      for (int i = offset; i < offset + read; i++) {
        lines += buffer[i] == '\n' ? 1 : 0;
      }
    } else if (read < 0 && !isAtEnd) {
      isAtEnd = true;
      compare();
    }
    return read;
  }

  /** A line break inside a value is written as an escape, so every line is a row. */
  private void compare() throws IOException {
    if (bytes != part.bytes()
        || lines != part.count()
        || !Sha256.hex(digest.digest()).equals(part.sha256())) {
      throw bad(part, "does not hold the rows that were saved", null);
    }
  }

  private static IOException damaged(Backup.Part part, IOException e) {
    return bad(part, e instanceof EOFException ? "is cut off" : "is damaged: " + e.getMessage(), e);
  }

  private static IOException bad(Backup.Part part, String what, @Nullable IOException cause) {
    return new IOException("`%s` %s".formatted(part.file(), what), cause);
  }
}
