package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a package: its content, and whether it is a program. Not to be changed. */
final class PackedFile {

  private static final int PROGRAM = 0755;
  private static final int DATA = 0644;

  private final byte[] content;
  private final boolean program;

  private PackedFile(byte[] content, boolean program) {
    this.content = content;
    this.program = program;
  }

  static PackedFile data(byte[] content) {
    return new PackedFile(content, false);
  }

  static PackedFile data(String text) {
    return data(text.getBytes(UTF_8));
  }

  static PackedFile program(String text) {
    return new PackedFile(text.getBytes(UTF_8), true);
  }

  static PackedFile read(Path file) throws IOException {
    return new PackedFile(Files.readAllBytes(file), Files.isExecutable(file));
  }

  byte[] content() {
    return content;
  }

  /** The permissions, as {@code chmod} takes them. */
  int mode() {
    return program ? PROGRAM : DATA;
  }

  /** The same file; if it is of Linux, without the symbols that only a debugger reads. */
  PackedFile withoutSymbols() {
    return ElfFile.of(content)
        .map(file -> new PackedFile(file.withoutSymbols(), program))
        .orElse(this);
  }

  /** The newest version 2.x of glibc that it needs, or 0. */
  int glibc() {
    return ElfFile.of(content).map(ElfFile::glibc).orElse(0);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    if (program && !file.toFile().setExecutable(true, false)) {
      throw new IOException(file + " cannot be made executable");
    }
  }
}
