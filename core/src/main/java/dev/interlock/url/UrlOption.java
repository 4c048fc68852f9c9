package dev.interlock.url;

import dev.interlock.finding.Failure;
import java.util.Optional;

/** Reads options of a URL that are meant for another tool and have no effect on a connection. */
public final class UrlOption {

  private UrlOption() {}

  /**
   * Returns the decoded value of an option; the last one if it is repeated.
   *
   * @param url the URL, whose original text is read: the parsed form does not keep such options
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
