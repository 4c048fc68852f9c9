package dev.interlock.url;

import dev.interlock.finding.Failure;
import java.util.Optional;

/** An option of a URL that is meant for another tool and has no meaning for a connection. */
public final class UrlOption {

  private UrlOption() {}

  /**
   * The value of an option, decoded; the last one where it is given twice.
   *
   * @param url whose original text is read: its parsed form keeps no such options
   */
  public static Optional<String> of(CandidateUrl url, String name) {
    String text = url.original().reveal();
    Optional<String> value = Optional.empty();
    int question = text.indexOf('?');
    if (question < 0) {
      return value;
    }
    for (String pair : text.substring(question + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        value = decoded(pair.substring(name.length() + 1));
      }
    }
    return value;
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(PercentCoding.decode(text));
    } catch (Failure.Misconfigured noEscape) {
      return Optional.empty();
    }
  }
}
