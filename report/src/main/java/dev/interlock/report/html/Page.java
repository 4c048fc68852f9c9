package dev.interlock.report.html;

import dev.interlock.report.markup.MarkupWriter;
import dev.interlock.report.markup.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in one file. Its content security policy allows its own script and style sheet by their
 * hashes, and nothing else (W3C CSP level 3).
 *
 * @param kind {@code whole} if the content fills the window
 * @param style the style sheet that the content needs besides the page's own
 * @param content markup
 */
record Page(String title, String summary, String kind, String style, String content) {

  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

  @Override
  public String toString() {
    String css = style + resource("page.css");
    String script =
        Stream.of("theme.js", "view.js", "boxes.js", "search.js", "keys.js")
            .map(Page::resource)
            .collect(Collectors.joining("\n"));
    return filled(
        "page.html",
        Map.of(
            "title",
            escaped(title),
            "summary",
            escaped(summary),
            "kind",
            kind,
            "style",
            css,
            "style-hash",
            hash(css),
            "script",
            script,
            "script-hash",
            hash(script),
            "content",
            content));
  }

  /** Returns a template with its slots filled. */
  static String filled(String template, Map<String, String> values) {
    return SLOT.matcher(resource(template))
        .replaceAll(
            slot -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(slot.group(1)))));
  }

  private static String resource(String name) {
    return Resource.text(Page.class, name);
  }

  private static String escaped(String text) {
    return new MarkupWriter().text(text).toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
