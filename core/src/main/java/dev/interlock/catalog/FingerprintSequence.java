package dev.interlock.catalog;

import java.util.Arrays;
import java.util.List;

/**
 * Hashes successive catalogs incrementally: objects that are the same instance in the previous
 * catalog are not serialized again. The fingerprints are those of {@link Catalog#fingerprint}. Not
 * thread-safe.
 */
public final class FingerprintSequence {

  private List<CatalogObject> objects = List.of();
  private byte[] bytes = {};

  /** The offset in the bytes at which each object begins, followed by the end of the last one. */
  private int[] starts = {0};

  /** Returns the fingerprint of the next catalog. */
  public Fingerprint of(Catalog catalog) {
    write(catalog.objects());
    return FingerprintWriter.fingerprint(objects.size(), bytes, starts[objects.size()]);
  }

  private void write(List<CatalogObject> next) {
    byte[] written = new byte[bytes.length + 1024];
    int[] begins = new int[next.size() + 1];
    int old = 0;
    for (int i = 0; i < next.size(); i++) {
      int same = indexOf(next.get(i), old);
      byte[] from = same < 0 ? FingerprintWriter.bytes(next.get(i)) : bytes;
      int start = same < 0 ? 0 : starts[same];
      int length = same < 0 ? from.length : starts[same + 1] - start;
      if (begins[i] + length > written.length) {
        written = Arrays.copyOf(written, Math.max(2 * written.length, begins[i] + length));
      }
      System.arraycopy(from, start, written, begins[i], length);
      begins[i + 1] = begins[i] + length;
      old = same < 0 ? old : same + 1;
    }
    objects = next;
    bytes = written;
    starts = begins;
  }

  /**
   * Searches for an instance from the position of the previous one; both lists have the same order.
   */
  @SuppressWarnings("ReferenceEquality")
  private int indexOf(CatalogObject object, int from) {
    for (int i = from; i < objects.size(); i++) {
      CatalogObject known = objects.get(i);
      if (known == object) {
        return i;
      }
      if (known.id().compareTo(object.id()) >= 0) {
        return -1;
      }
    }
    return -1;
  }
}
