package dev.interlock.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The pages about the findings, in Markdown, as the build packs them with the program. */
public final class FindingPages {

  private static final String INDEX = "README";
  private static final Pattern FAMILY = Pattern.compile("(?m)^## ([A-Z]{3}): (.+)$");

  private FindingPages() {}

  /** Returns the page of one code, given in capitals. */
  public static String page(String code) {
    try (var stream = FindingPages.class.getResourceAsStream("/findings/" + code + ".md")) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its page about " + code);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the subject of each family of codes, in the order of the index. */
  public static SequencedMap<String, String> families() {
    var families = new LinkedHashMap<String, String>();
    FAMILY
        .matcher(page(INDEX))
        .results()
        .forEach(family -> families.put(family.group(1), family.group(2)));
    return families;
  }
}
