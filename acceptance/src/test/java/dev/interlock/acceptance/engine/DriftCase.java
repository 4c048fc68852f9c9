package dev.interlock.acceptance.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One manual change of the schema that the matrix's migrations make.
 *
 * @param since the first major version of the server that supports it
 * @param grade the grade that every command must assign
 */
record DriftCase(String name, int since, String alteration, DriftGrade grade) {

  private static final Pattern CASE =
      Pattern.compile("case: (.*?)(?: since (\\d+))?\n(.*?)\n--- (\\w+)\n?", Pattern.DOTALL);

  /** The file beside this class: migrations, and then cases. */
  record Matrix(Map<String, String> migrations, List<DriftCase> cases) {

    static Matrix read() {
      var migrations = new TreeMap<String, String>();
      var cases = new ArrayList<DriftCase>();
      for (String part : resource().substring("=== ".length()).split("\n=== ", -1)) {
        Matcher matcher = CASE.matcher(part);
        if (matcher.matches()) {
          cases.add(of(matcher));
        } else {
          String[] file = part.split("\n", 2);
          migrations.put(file[0], file[1]);
        }
      }
      return new Matrix(migrations, cases);
    }

    private static DriftCase of(Matcher matcher) {
      String since = matcher.group(2);
      return new DriftCase(
          matcher.group(1),
          since == null ? 0 : Integer.parseInt(since),
          matcher.group(3),
          DriftGrade.valueOf(matcher.group(4).toUpperCase(Locale.ROOT)));
    }

    private static String resource() {
      try (var in = DriftCase.class.getResourceAsStream("drift-matrix.sql")) {
        return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
