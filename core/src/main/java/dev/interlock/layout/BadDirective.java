package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;

/** A directive that cannot be read. Only its own line is skipped. */
final class BadDirective extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String help;
  private final int offset;
  private final int length;

  /**
   * @param message the whole message of the finding
   * @param offset 0-based character offset of the problem in the file
   * @param length characters to mark
   */
  BadDirective(String message, String help, int offset, int length) {
    super(message);
    this.help = help;
    this.offset = offset;
    this.length = length;
  }

  Finding finding(String file, String content) {
    return Finding.error(Code.BAD_DIRECTIVE, String.valueOf(getMessage()))
        .at(Place.in(file, content, offset, length))
        .help(help);
  }
}
