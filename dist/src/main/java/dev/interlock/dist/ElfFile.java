package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A program or library of Linux, 64 bits wide and little-endian (System V ABI, chapters 4 and 5).
 *
 * @param content the file, which is not changed
 */
@SuppressWarnings("ByteBufferBackingArray") // All buffers here are whole arrays.
record ElfFile(ByteBuffer content) {

  private static final int MAGIC = 0x464C457F;
  private static final int WIDE_AND_LITTLE_ENDIAN = 0x0102;

  private static final int SECTIONS_AT = 0x28;
  private static final int SECTION_COUNT_AT = 0x3C;
  private static final int NAMES_AT = 0x3E;
  private static final int HEADER = 64;

  private static final int SYMBOLS = 2;
  private static final int STRINGS = 3;
  private static final int WITHOUT_BYTES = 8;
  private static final long LOADED = 2;
  private static final long INFO_IS_SECTION = 0x40;

  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");

  /** A section: its header as it is in the file, and its number there. */
  private record Section(int number, ByteBuffer header) {

    int type() {
      return header.getInt(4);
    }

    boolean isLoaded() {
      return (header.getLong(8) & LOADED) != 0;
    }

    long offset() {
      return header.getLong(24);
    }

    /** The bytes of the file that it takes. */
    long size() {
      return type() == WITHOUT_BYTES ? 0 : header.getLong(32);
    }
  }

  /** The file, if it is one of this format. */
  static Optional<ElfFile> of(byte[] file) {
    var content = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    return file.length > HEADER
            && content.getInt(0) == MAGIC
            && content.getShort(4) == WIDE_AND_LITTLE_ENDIAN
        ? Optional.of(new ElfFile(content))
        : Optional.empty();
  }

  /** The newest version 2.x of glibc that it needs, or 0. */
  int glibc() {
    return GLIBC
        .matcher(new String(content.array(), ISO_8859_1))
        .results()
        .map(MatchResult::group)
        .mapToInt(version -> Integer.parseInt(version.substring("GLIBC_2.".length())))
        .max()
        .orElse(0);
  }

  /**
   * The same file without its table of symbols, as {@code strip -s} makes it: a dynamic linker
   * reads another table, which stays.
   */
  byte[] withoutSymbols() {
    var kept = sections().stream().filter(this::isNeeded).toList();
    long loaded =
        kept.stream()
            .filter(Section::isLoaded)
            .mapToLong(section -> section.offset() + section.size())
            .max()
            .orElse(content.limit());
    var numbers = new HashMap<Integer, Integer>();
    kept.forEach(section -> numbers.put(section.number(), numbers.size()));

    var out = ByteBuffer.allocate(content.limit() + HEADER).order(ByteOrder.LITTLE_ENDIAN);
    out.put(content.array(), 0, (int) loaded);
    var headers = new ArrayList<ByteBuffer>();
    for (Section section : kept) {
      var header = copy(section.header());
      if (section.number() != 0 && !section.isLoaded()) {
        align(out, header.getLong(48));
        header.putLong(24, out.position());
        out.put(content.array(), (int) section.offset(), (int) section.size());
      }
      renumber(header, numbers);
      headers.add(header);
    }
    align(out, Long.BYTES);
    out.putLong(SECTIONS_AT, out.position());
    out.putShort(SECTION_COUNT_AT, (short) headers.size());
    int names = numbers.getOrDefault((int) content.getShort(NAMES_AT), 0);
    out.putShort(NAMES_AT, (short) names);
    headers.forEach(header -> out.put(header.array()));
    var result = new byte[out.position()];
    out.get(0, result);
    return result;
  }

  private static void align(ByteBuffer out, long alignment) {
    int step = (int) Math.max(1, alignment);
    out.position((out.position() + step - 1) / step * step);
  }

  private boolean isNeeded(Section section) {
    return section.isLoaded()
        || section.number() == content.getShort(NAMES_AT)
        || section.type() != SYMBOLS && section.type() != STRINGS;
  }

  private List<Section> sections() {
    var sections = new ArrayList<Section>();
    int start = Math.toIntExact(content.getLong(SECTIONS_AT));
    for (int number = 0; number < content.getShort(SECTION_COUNT_AT); number++) {
      var header = content.slice(start + number * HEADER, HEADER).order(ByteOrder.LITTLE_ENDIAN);
      sections.add(new Section(number, header));
    }
    return sections;
  }

  private static ByteBuffer copy(ByteBuffer header) {
    var bytes = new byte[HEADER];
    header.get(0, bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The numbers of other sections in a header. */
  private static void renumber(ByteBuffer header, HashMap<Integer, Integer> numbers) {
    header.putInt(40, numbers.getOrDefault(header.getInt(40), 0));
    if ((header.getLong(8) & INFO_IS_SECTION) != 0) {
      header.putInt(44, numbers.getOrDefault(header.getInt(44), 0));
    }
  }
}
