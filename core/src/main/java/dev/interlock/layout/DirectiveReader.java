package dev.interlock.layout;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import dev.interlock.finding.Place;
import dev.interlock.history.Directives;
import dev.interlock.history.OnlineMode;
import dev.interlock.history.Printable;
import dev.interlock.history.Version;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code -- interlock: …} lines, one directive each:
 *
 * <pre>
 * parents=V20,V21                 or parents=none
 * allow=DAT101,DAT102 "reason"
 * breaking "reason"
 * rollback=unsupported "reason"
 * verify SELECT …                 to the end of the line
 * online=auto                     or online=refuse, online=allow
 * squashes=V1,V2,V3 "release"     and squashes=V1,V2 as=V2.1 of a squash in it
 * batch …                         read with the statement below it
 * </pre>
 *
 * <p>Reasons are in double quotes; inside, {@code \"} is a quote and {@code \\} a backslash. A line
 * that cannot be read is reported and skipped; the others still apply.
 */
public final class DirectiveReader {

  static final List<String> NAMES =
      List.of("parents", "allow", "breaking", "rollback", "verify", "online", "squashes", "batch");

  private final String file;
  private final Header header;
  private final boolean isProgram;
  private final List<Finding> problems = new ArrayList<>();
  private final List<Directives.Allowance> allowances = new ArrayList<>();
  private final List<String> verifications = new ArrayList<>();
  private final List<Directives.Squash> squashes = new ArrayList<>();
  private Optional<Directives.Parents> parents = Optional.empty();
  private Optional<String> breaking = Optional.empty();
  private Optional<String> rollbackUnsupported = Optional.empty();
  private Optional<OnlineMode> online = Optional.empty();

  private DirectiveReader(String file, Header header, boolean isProgram) {
    this.file = file;
    this.header = header;
    this.isProgram = isProgram;
  }

  /** The directives read, and the problems. */
  public record Reading(Directives directives, List<Finding> problems) {}

  /** Reads the directives of an SQL file's header. */
  public static Reading read(String file, Header header) {
    return read(new DirectiveReader(file, header, false));
  }

  /** Reads the directives of a program's header. */
  public static Reading ofProgram(String file, Header header) {
    return read(new DirectiveReader(file, header, true));
  }

  private static Reading read(DirectiveReader reader) {
    reader.header.lines().forEach(reader::readLine);
    var directives =
        new Directives(
            reader.parents,
            reader.allowances,
            reader.breaking,
            reader.rollbackUnsupported,
            reader.verifications,
            reader.squashes,
            reader.online);
    return new Reading(directives, List.copyOf(reader.problems));
  }

  private void readLine(Header.Line line) {
    if (!DirectiveLine.isAddressed(line.text())) {
      return;
    }
    try {
      readAddressed(new DirectiveLine(line));
    } catch (BadDirective e) {
      problems.add(e.finding(file, header.text()));
    }
  }

  private void readAddressed(DirectiveLine line) {
    int prefix = line.position();
    boolean colon = line.skip(':');
    int start = line.position();
    String name = line.name().toLowerCase(Locale.ROOT);
    if (colon) {
      read(name, line, start);
      line.expectEnd();
    } else if (NAMES.contains(name)) {
      throw line.bad(
          "`" + name + "` is ignored because a colon is missing.",
          "Write `-- interlock: " + name + "`.",
          prefix);
    }
  }

  private void read(String name, DirectiveLine line, int start) {
    switch (name) {
      case "parents" -> parents = Optional.of(once(parents, readParents(line, start), line, start));
      case "allow" -> readAllowances(line, start);
      case "breaking" -> breaking = Optional.of(once(breaking, line.quoted(name), line, start));
      case "rollback" ->
          rollbackUnsupported =
              Optional.of(once(rollbackUnsupported, readRollback(line, start), line, start));
      case "verify" -> verifications.add(readVerification(line, start));
      case "online" -> online = Optional.of(once(online, readOnline(line, start), line, start));
      case "squashes" -> squashes.add(readSquash(line, start));
      case "batch" -> skipBatch(line, start);
      default -> throw unknown(name, line, start);
    }
  }

  private static <T> T once(Optional<T> before, T value, DirectiveLine line, int start) {
    if (before.isPresent()) {
      throw line.bad(
          "the directive is given twice, and only the first counts.", "Keep one of them.", start);
    }
    return value;
  }

  private Directives.Parents readParents(DirectiveLine line, int start) {
    String value = requiredValue(line, "parents", "parents=V20,V21", start);
    var versions =
        value.equals("none")
            ? List.<Version>of()
            : commaSeparated(value).map(word -> parent(word, line, start)).distinct().toList();
    int length = line.position() - start;
    return new Directives.Parents(
        versions, Place.in(file, header.text(), line.offsetOf(start), length));
  }

  private static Version parent(String word, DirectiveLine line, int start) {
    return version(word, line, start, "the parents are unknown.", "parents=V20,V21");
  }

  private static Version squashed(String word, DirectiveLine line, int start) {
    return version(word, line, start, "what is squashed is unknown.", "squashes=V1,V2,V3");
  }

  private static Version version(
      String coded, DirectiveLine line, int start, String consequence, String example) {
    String word = DirectiveWord.plain(coded);
    if (!Version.isVersion(word) && !Version.isName(word)) {
      throw line.bad(
          "`" + Printable.of(word) + "` is not a version, so " + consequence,
          "Write versions joined by commas, such as `" + example + "`.",
          start);
    }
    return Version.isVersion(word) ? Version.parse(word) : Version.named(word);
  }

  private void readAllowances(DirectiveLine line, int start) {
    String value = requiredValue(line, "allow", "allow=DAT101 \"reason\"", start);
    var codes = commaSeparated(value).map(word -> code(word, line, start)).toList();
    String reason = line.quoted("allow");
    codes.forEach(code -> allowances.add(new Directives.Allowance(code, reason)));
  }

  private static String code(String word, DirectiveLine line, int start) {
    if (!word.matches("[A-Z]{3}[0-9]{3}")) {
      throw line.bad(
          "`" + Printable.of(word) + "` is not the code of a finding and allows nothing.",
          "Write a code as the finding shows it, such as `allow=DAT101 \"reason\"`.",
          start);
    }
    return word;
  }

  private static String readRollback(DirectiveLine line, int start) {
    String value = requiredValue(line, "rollback", "rollback=unsupported \"reason\"", start);
    if (!value.equals("unsupported")) {
      throw line.bad(
          "`rollback` cannot be `" + Printable.of(value) + "`.",
          "Write `rollback=unsupported \"reason\"`, or leave the line out.",
          start);
    }
    return line.quoted("rollback");
  }

  private static String readVerification(DirectiveLine line, int start) {
    String query = line.rest();
    String verb = Statement.of(query, 0, StatementKind.ORDINARY).verb();
    if (!verb.equals("select") && !verb.equals("with")) {
      throw line.bad(
          "`verify` has no query, so nothing would be verified.",
          "Write `verify SELECT …` on one line.",
          start);
    }
    return query;
  }

  /** A batch directive is read with the statement below it; a program has none. */
  private void skipBatch(DirectiveLine line, int start) {
    line.rest();
    if (isProgram) {
      throw line.bad(
          "`batch` has no effect, because a program sends the statements.",
          "Move the statement into an SQL migration, or divide it in the program.",
          start);
    }
  }

  private static OnlineMode readOnline(DirectiveLine line, int start) {
    String value = requiredValue(line, "online", "online=auto", start);
    return Arrays.stream(OnlineMode.values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() ->
            line.bad(
                "`online` cannot be `" + Printable.of(value) + "`.",
                "Write `online=auto`, `online=refuse` or `online=allow`.",
                start));
  }

  private static Directives.Squash readSquash(DirectiveLine line, int start) {
    String value = requiredValue(line, "squashes", "squashes=V1,V2,V3", start);
    var versions = commaSeparated(value).map(word -> squashed(word, line, start)).toList();
    Optional<Version> as =
        line.name().equals("as")
            ? Optional.of(squashed(requiredValue(line, "as", "as=V3.1", start), line, start))
            : Optional.empty();
    Optional<String> release =
        line.isNext('"') ? Optional.of(line.quoted("squashes")) : Optional.empty();
    return new Directives.Squash(as, versions, release);
  }

  private static String requiredValue(DirectiveLine line, String name, String example, int start) {
    String value = line.skip('=') ? line.value() : "";
    if (value.isEmpty()) {
      throw line.bad("`" + name + "` has no value.", "Write `" + example + "`.", start);
    }
    return value;
  }

  private static Stream<String> commaSeparated(String value) {
    return Arrays.stream(value.split(",", -1));
  }

  private static BadDirective unknown(String name, DirectiveLine line, int start) {
    String known = "Write one of " + String.join(", ", NAMES) + ".";
    String help = Nearest.to(name, NAMES).map(near -> "Write `" + near + "`.").orElse(known);
    String message =
        name.isEmpty()
            ? "the line has no directive."
            : "`" + Printable.of(name) + "` is not a directive and has no effect.";
    return line.bad(message, help, start);
  }
}
