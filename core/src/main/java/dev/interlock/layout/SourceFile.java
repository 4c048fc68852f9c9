package dev.interlock.layout;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A file that is read once for its checksum and again for its text, and must be unchanged then. */
final class SourceFile {

  private final FileTree.Entry.Regular entry;
  private final String shown;
  private final byte[] content;

  private SourceFile(FileTree.Entry.Regular entry, String shown, byte[] content) {
    this.entry = entry;
    this.shown = shown;
    this.content = content;
  }

  static SourceFile read(FileTree.Entry.Regular entry, String shown) throws IOException {
    return new SourceFile(entry, shown, FileBytes.read(entry.path(), entry.size()));
  }

  FileTree.Entry.Regular entry() {
    return entry;
  }

  /** Returns the path as the user would write it. */
  String shown() {
    return shown;
  }

  byte[] content() {
    return content;
  }

  /** Returns the text; throws the same as {@link Utf8Text#decode}. */
  String text() {
    return Utf8Text.decode(shown, content);
  }

  Checksum raw(MessageDigest digest) {
    return Checksum.of(digest, content);
  }

  /** Returns a supplier that reads the text again, or a part of it. */
  Supplier<String> again(Checksum raw, UnaryOperator<String> part) {
    var path = entry.path();
    var name = shown;
    return () -> part.apply(FileBytes.readAgain(path, name, raw));
  }
}
