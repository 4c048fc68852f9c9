package dev.interlock.alembic.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code [tool.alembic]} of {@code pyproject.toml}. */
final class PyprojectOptions {

  private static final String TABLE = "tool.alembic";

  /**
   * Finds all spellings of the table's name. Most projects have it in {@code alembic.ini}, and need
   * not pay for a parser.
   */
  private static final Pattern MENTION =
      Pattern.compile(
          "tool[\"']?\\s*\\.\\s*[\"']?alembic|^\\s*\\[\\s*tool\\s*]", Pattern.MULTILINE);

  private final String shown;
  private final String here;
  private final TomlParseResult document;

  private PyprojectOptions(String shown, String here, TomlParseResult document) {
    this.shown = shown;
    this.here = here;
    this.document = document;
  }

  /**
   * Returns the options; empty if the file has no such table.
   *
   * @param shown the path as the user would write it
   * @param here the folder that {@code %(here)s} means
   * @throws Failure.Misconfigured if the file is not TOML, or an option has another type
   */
  static Optional<Options> read(String shown, String text, String here) {
    if (!MENTION.matcher(text).find()) {
      return Optional.empty();
    }
    var document = Toml.parse(text);
    var options = new PyprojectOptions(shown, here, document);
    if (document.hasErrors()) {
      var error = document.errors().getFirst();
      throw options.problem(
          "`%s` is not TOML: %s.".formatted(shown, error.getMessage()), error.position());
    }
    return Optional.ofNullable(document.isTable(TABLE) ? document.getTable(TABLE) : null)
        .map(options::options);
  }

  private Options options(TomlTable table) {
    var position = table.inputPositionOf("script_location");
    return new Options(
        Optional.ofNullable(table.get("script_location")).map(v -> text("script_location", v)),
        Optional.ofNullable(table.get("version_locations")).map(this::texts).orElse(List.of()),
        Boolean.TRUE.equals(table.get("recursive_version_locations")),
        position == null ? Place.file(shown) : Place.line(shown, position.line()));
  }

  private List<String> texts(Object value) {
    if (!(value instanceof TomlArray array)) {
      throw problem("`version_locations` is not a list.", position("version_locations"));
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < array.size(); i++) {
      texts.add(text("version_locations", array.get(i)));
    }
    return texts;
  }

  private String text(String name, Object value) {
    if (value instanceof String text) {
      return text.replace("%(here)s", here).replace("%%", "%");
    }
    throw problem("`%s` is not a text.".formatted(name), position(name));
  }

  private @Nullable TomlPosition position(String name) {
    return document.inputPositionOf(TABLE + "." + name);
  }

  private Failure.Misconfigured problem(String message, @Nullable TomlPosition position) {
    int line = position == null ? 0 : position.line();
    return new Failure.Misconfigured(
        Finding.error(Code.ALEMBIC_CONFIGURATION, message)
            .at(new Place(shown, line, 0, Optional.empty()))
            .help("Correct the file."));
  }
}
