package dev.interlock.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * Hashes objects. Every text is preceded by its length and every list by its size, so that
 * different catalogs never give the same bytes; kinds are written by name, so that a new kind does
 * not change existing fingerprints.
 */
final class FingerprintWriter {

  /**
   * The format version, written first: to be changed when fingerprints of the same schema change.
   */
  private static final String FORMAT = "interlock catalog 1";

  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = sha256();
  private final ByteBuffer buffer;

  FingerprintWriter() {
    this(ByteBuffer.allocate(BUFFER));
  }

  private FingerprintWriter(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  Fingerprint of(Collection<CatalogObject> objects) {
    text(FORMAT);
    number(objects.size());
    objects.forEach(this::object);
    flush();
    return digested();
  }

  /** Returns the hash input for one object. */
  static byte[] bytes(CatalogObject object) {
    byte[] bytes = new byte[size(object)];
    new FingerprintWriter(ByteBuffer.wrap(bytes)).object(object);
    return bytes;
  }

  /** Returns the fingerprint of {@code count} objects, given the hash input of all of them. */
  static Fingerprint fingerprint(int count, byte[] bytes, int length) {
    var writer = new FingerprintWriter();
    writer.text(FORMAT);
    writer.number(count);
    writer.flush();
    writer.digest.update(bytes, 0, length);
    return writer.digested();
  }

  private static int size(CatalogObject object) {
    int size = size(object.id().kind().name()) + 2 * Integer.BYTES;
    for (String name : object.id().path()) {
      size += size(name);
    }
    for (var attribute : object.attributes().entrySet()) {
      size += size(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  private static int size(String text) {
    return Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
  }

  private Fingerprint digested() {
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  private void object(CatalogObject object) {
    text(object.id().kind().name());
    number(object.id().path().size());
    object.id().path().forEach(this::text);
    attributes(object.attributes());
  }

  private void attributes(SortedMap<String, String> attributes) {
    number(attributes.size());
    attributes.forEach((name, value) -> {
      text(name);
      text(value);
    });
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    if (bytes.length > buffer.remaining()) {
      flush();
    }
    if (bytes.length > buffer.remaining()) {
      digest.update(bytes);
    } else {
      buffer.put(bytes);
    }
  }

  private void number(int number) {
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
    buffer.putInt(number);
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
