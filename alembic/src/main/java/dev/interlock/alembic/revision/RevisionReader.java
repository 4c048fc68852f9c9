package dev.interlock.alembic.revision;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.history.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one revision from the text of its file. A value that is not plain is never guessed. */
final class RevisionReader {

  /**
   * Alembic takes the id from such a name if the file has no {@code revision} ({@code base.py}).
   */
  private static final Pattern ID_AS_NAME = Pattern.compile("([a-f0-9]+)\\.py");

  private final String file;
  private final String text;
  private final List<Finding> problems;

  private RevisionReader(String file, String text, List<Finding> problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  /**
   * Reads a revision; empty, with a problem added, if its place in the history cannot be read.
   *
   * @param file the path as the user would write it
   */
  static Optional<Revision> read(String file, String text, Checksum raw, List<Finding> problems) {
    var reader = new RevisionReader(file, text, problems);
    try {
      return reader.read(raw);
    } catch (NotPython e) {
      problems.add(reader.unreadable(e.problem(), e));
      return Optional.empty();
    }
  }

  private Optional<Revision> read(Checksum raw) {
    var module = PythonLexer.read(text);
    var names = ModuleNames.read(module.statements());
    Optional<Token> revision = names.place("revision");
    Optional<String> id = names.value("revision").map(this::one).or(this::legacyId);
    if (id.isEmpty()) {
      problems.add(without("revision"));
      return Optional.empty();
    }
    if (names.place("down_revision").isEmpty()) {
      problems.add(without("down_revision"));
      return Optional.empty();
    }
    if (!RevisionId.isValid(id.get())) {
      throw new NotPython(
          "has an id that Alembic does not accept",
          revision.map(Token::offset).orElse(0),
          revision.map(name -> name.text().length()).orElse(1));
    }
    var parents = texts(names, "down_revision").stream().map(RevisionId::new).toList();
    var docstring = Docstring.of(module);
    return Optional.of(
        new Revision(
            new RevisionId(id.get()),
            parents,
            texts(names, "depends_on"),
            labels(names),
            docstring.message(),
            docstring.createDate(),
            header(module, docstring),
            text,
            file,
            place(names.place("down_revision").or(() -> revision)),
            raw,
            CodeChecksum.of(module),
            Downgrade.isIn(module)));
  }

  private String one(PythonValue value) {
    return value.isCollection() || value.texts().size() != 1 ? "" : value.texts().getFirst();
  }

  private Optional<String> legacyId() {
    var name = ID_AS_NAME.matcher(file.substring(file.lastIndexOf('/') + 1));
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  private static List<String> texts(ModuleNames names, String name) {
    return names.value(name).map(PythonValue::texts).orElse(List.of());
  }

  /** Labels do not decide the order, so a revision whose labels are computed is still read. */
  private Optional<List<String>> labels(ModuleNames names) {
    try {
      return Optional.of(texts(names, "branch_labels"));
    } catch (NotPython e) {
      problems.add(
          unreadable("computes `branch_labels`, which remain unknown", e)
              .as(Severity.WARNING)
              .help("Name revisions by their ids, or write the labels as plain texts."));
      return Optional.empty();
    }
  }

  private static List<HeaderLine> header(PythonLexer.Module module, Docstring docstring) {
    int end =
        module.statements().stream()
            .filter(statement -> statement.isAtMargin() && !statement.isOfModule())
            .findFirst()
            .map(statement -> statement.first().offset())
            .orElse(Integer.MAX_VALUE);
    var lines = new ArrayList<>(docstring.lines());
    for (Token comment : module.comments()) {
      String words = comment.text().replaceFirst("^#+", "");
      if (comment.offset() < end && !words.isBlank()) {
        int at = comment.end() - words.length() + words.indexOf(words.strip());
        lines.add(new HeaderLine(words.strip(), at));
      }
    }
    return lines;
  }

  private Place place(Optional<Token> name) {
    return name.map(token -> Place.in(file, text, token.offset(), token.text().length()))
        .orElse(Place.file(file));
  }

  private Finding unreadable(String problem, NotPython e) {
    return Finding.error(Code.REVISION_UNREADABLE, "`%s` %s.".formatted(file, problem))
        .at(Place.in(file, text, e.offset(), e.length()))
        .help("Write the value as a text, a tuple of texts, or `None`.");
  }

  private Finding without(String name) {
    return Finding.error(
            Code.REVISION_UNREADABLE,
            "`%s` assigns no `%s`, and Alembic refuses such a file among its revisions."
                .formatted(file, name))
        .at(Place.file(file))
        .help("Assign `%s`, or move the file out of the folder.".formatted(name));
  }
}
