package dev.interlock.catalog;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small map of texts, ordered by name. Immutable. A catalog has two for each object, with three
 * entries or fewer on average, so the entries are in one array, without nodes, and a lookup is a
 * linear search, the fastest at this size.
 */
@SuppressWarnings(
    "JdkObsolete") // The type of the accessors; a NavigableMap would have a dozen more views.
public final class TextMap extends AbstractMap<String, String>
    implements SortedMap<String, String> {

  private static final TextMap EMPTY = new TextMap(new String[0]);

  /** Name, value, name, value … */
  private final String[] entries;

  private TextMap(String[] entries) {
    this.entries = entries;
  }

  public static TextMap empty() {
    return EMPTY;
  }

  /** Returns a copy with one more entry. */
  public TextMap with(String name, String value) {
    var builder = new Builder();
    forEach(builder::put);
    return builder.put(name, value).build();
  }

  static TextMap copyOf(SortedMap<String, String> map) {
    if (map instanceof TextMap same) {
      return same;
    }
    var entries = new String[2 * map.size()];
    int at = 0;
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      entries[at++] = entry.getKey();
      entries[at++] = entry.getValue();
    }
    return new TextMap(entries);
  }

  /** Collects entries in any order. */
  public static final class Builder {

    private static final int USUAL = 4;

    private String[] entries = EMPTY.entries;
    private int size;

    public Builder put(String name, String value) {
      int at = 0;
      while (at < size && entries[at].compareTo(name) < 0) {
        at += 2;
      }
      if (at == size || !entries[at].equals(name)) {
        insert(at);
        entries[at] = name;
      }
      entries[at + 1] = value;
      return this;
    }

    private void insert(int at) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, size + Math.max(USUAL, size / 4 * 2));
      }
      System.arraycopy(entries, at, entries, at + 2, size - at);
      size += 2;
    }

    public @Nullable String get(String name) {
      return find(entries, size, name);
    }

    /** Returns the entries collected and empties the builder. */
    public TextMap build() {
      String[] built = size == entries.length ? entries : Arrays.copyOf(entries, size);
      entries = EMPTY.entries;
      size = 0;
      return built.length == 0 ? EMPTY : new TextMap(built);
    }
  }

  private static @Nullable String find(String[] entries, int size, String name) {
    for (int at = 0; at < size; at += 2) {
      if (entries[at].equals(name)) {
        return entries[at + 1];
      }
    }
    return null;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    return name instanceof String text ? find(entries, entries.length, text) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (int at = 0; at < entries.length; at += 2) {
      action.accept(entries[at], entries[at + 1]);
    }
  }

  @Override
  public int size() {
    return entries.length / 2;
  }

  @Override
  public String firstKey() {
    return key(0);
  }

  @Override
  public String lastKey() {
    return key(entries.length - 2);
  }

  private String key(int at) {
    if (entries.length == 0) {
      throw new NoSuchElementException();
    }
    return entries[at];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextMap map ? Arrays.equals(entries, map.entries) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedMap<String, String> subMap(String from, String to) {
    return sorted().subMap(from, to);
  }

  @Override
  public SortedMap<String, String> headMap(String to) {
    return sorted().headMap(to);
  }

  @Override
  public SortedMap<String, String> tailMap(String from) {
    return sorted().tailMap(from);
  }

  private SortedMap<String, String> sorted() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(this));
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return TextMap.this.size();
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, String>> {

    private int at;

    @Override
    public boolean hasNext() {
      return at < entries.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      at += 2;
      return Map.entry(entries[at - 2], entries[at - 1]);
    }
  }
}
