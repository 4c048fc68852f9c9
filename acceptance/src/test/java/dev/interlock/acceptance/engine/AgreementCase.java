package dev.interlock.acceptance.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One small script of {@code agreement/*.sql}. It begins with a line {@code --- name | path |
 * transactions}, optionally followed by {@code | oldest server | another file's path and content}.
 *
 * @param path path below the migrations' folder; it determines the layout
 * @param isOne whether the layout's tool runs the file as one transaction
 * @param oldest the first server version that supports the statements; 0 for all
 * @param beside another file: its path, a space, its content
 */
record AgreementCase(
    String name, String path, boolean isOne, int oldest, Optional<String> beside, String text) {

  private static final List<String> FILES =
      List.of("settings", "transactions", "quoting", "data", "layouts");

  private static final Pattern CSV_INPUT =
      Pattern.compile("\\bFROM\\s+STDIN\\b[^;]*\\bCSV\\b", Pattern.CASE_INSENSITIVE);

  private static final String MARK = "--- ";

  static List<AgreementCase> all() throws IOException {
    var cases = new ArrayList<AgreementCase>();
    for (String file : FILES) {
      try (var resource =
          Objects.requireNonNull(
              AgreementCase.class.getResourceAsStream("agreement/" + file + ".sql"))) {
        read(new String(resource.readAllBytes(), StandardCharsets.UTF_8), cases);
      }
    }
    return List.copyOf(cases);
  }

  private static void read(String file, List<AgreementCase> cases) {
    List<String> parts = List.of(file.split("(?m)^" + MARK, -1));
    parts.subList(1, parts.size()).stream().map(AgreementCase::parse).forEach(cases::add);
  }

  private static AgreementCase parse(String part) {
    int end = part.indexOf('\n');
    List<String> words = List.of(part.substring(0, end).split("\\s*\\|\\s*", -1));
    return new AgreementCase(
        words.get(0),
        words.get(1),
        words.get(2).equals("one"),
        words.size() > 3 ? Integer.parseInt(words.get(3)) : 0,
        words.size() > 4 ? Optional.of(words.get(4)) : Optional.empty(),
        part.substring(end + 1));
  }

  /** The path of the migration before it. */
  String firstPath() {
    return path.startsWith("R__")
        ? "V1__before.sql"
        : path.replaceFirst("^2024", "2023")
            .replaceFirst("^V2", "V1")
            .replaceFirst("^(0*)2_", "$11_")
            .replaceFirst("_a\\b", "_before");
  }

  /** The content of the migration before it, in its layout. */
  String first(String sql) {
    if (text.startsWith("-- +goose")) {
      return "-- +goose Up\n-- +goose StatementBegin\n" + sql + "-- +goose StatementEnd\n";
    }
    return text.startsWith("-- migrate:up")
        ? "-- migrate:up\n" + sql + "-- migrate:down\nSELECT 1;\n"
        : sql;
  }

  /** The part for psql to run: the upgrade. */
  String up() {
    return text.split("(?m)^-- (migrate:down|\\+goose Down)", 2)[0];
  }

  /**
   * Returns the same as {@link #up} for a psql before 18 on a server from 18 on. Such a psql sends
   * the line {@code \\.} that ends CSV data to the server, which takes it for data; psql 18 does
   * not send it (release notes of 18, E.1.2). The end of a file ends the data in every psql.
   *
   * @return several files in order, for one session
   */
  List<String> upInFiles() {
    return CSV_INPUT.matcher(text).find()
        ? List.of(up().split("(?m)^\\\\\\.\\R", -1))
        : List.of(up());
  }

  @Override
  public String toString() {
    return name;
  }
}
