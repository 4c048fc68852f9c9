package dev.interlock.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a tar compressed with xz, with folders, files and symbolic links (POSIX ustar, IEEE Std
 * 1003.1, pax). Makes everything readable for all users, because the server may run under another
 * account. Refuses every other kind of entry, and every path that leads out of the target.
 */
final class TarReader {

  private static final int BLOCK = 512;

  private final InputStream tar;
  private final Path target;

  private TarReader(InputStream tar, Path target) {
    this.tar = tar;
    this.target = target;
  }

  static void unpack(InputStream compressed, Path target) throws IOException {
    try (var tar = new XZInputStream(compressed)) {
      new TarReader(tar, target).unpack();
    }
  }

  private void unpack() throws IOException {
    var block = new byte[BLOCK];
    while (tar.readNBytes(block, 0, BLOCK) == BLOCK && block[0] != 0) {
      unpack(Header.parse(block));
    }
  }

  private void unpack(Header header) throws IOException {
    var path = inside(header.path());
    switch (header.type()) {
      case '5' -> FileTree.createFolder(path, FileTree.READABLE);
      case '2' -> link(path, header.linkTarget());
      case '0', 0 -> file(path, header);
      default -> throw refused(header.path() + " is of the unknown type `" + header.type() + "`");
    }
  }

  private void link(Path path, String linkTarget) throws IOException {
    inside(target.relativize(path.resolveSibling(linkTarget)).toString());
    FileTree.createFolder(folderOf(path), FileTree.READABLE);
    Files.createSymbolicLink(path, Path.of(linkTarget));
  }

  private void file(Path path, Header header) throws IOException {
    FileTree.createFolder(folderOf(path), FileTree.READABLE);
    try (var out = Files.newOutputStream(path)) {
      copy(header.size(), out);
    }
    tar.skipNBytes((BLOCK - header.size() % BLOCK) % BLOCK);
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(header.executable() ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private void copy(long size, OutputStream out) throws IOException {
    var buffer = new byte[65_536];
    for (long left = size; left > 0; ) {
      int read = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw refused("it ends in the middle of a file");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private Path inside(String name) {
    var path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw refused(name + " leads out of the folder");
    }
    return path;
  }

  private Path folderOf(Path path) {
    var folder = path.getParent();
    return folder == null ? target : folder;
  }

  private static EmbeddedPostgresException refused(String why) {
    return new EmbeddedPostgresException(
        "the archive of PostgreSQL binaries cannot be unpacked: " + why + ".",
        "Use an unchanged artifact of io.zonky.test.postgres.");
  }

  private record Header(String path, char type, long size, boolean executable, String linkTarget) {

    static Header parse(byte[] block) {
      return new Header(
          path(block),
          (char) block[156],
          octal(block, 124, 12),
          (octal(block, 100, 8) & 0111) != 0,
          text(block, 157, 100));
    }

    private static String path(byte[] block) {
      var prefix = text(block, 345, 155);
      var name = text(block, 0, 100);
      // GNU's old format has spaces after the magic and other fields in the place of the prefix.
      boolean hasPrefix = text(block, 257, 8).equals("ustar") && !prefix.isEmpty();
      return hasPrefix ? prefix + "/" + name : name;
    }

    private static long octal(byte[] block, int offset, int length) {
      var digits = text(block, offset, length).strip();
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static String text(byte[] block, int offset, int length) {
      int end = offset;
      while (end < offset + length && block[end] != 0) {
        end++;
      }
      return new String(block, offset, end - offset, StandardCharsets.UTF_8);
    }
  }
}
