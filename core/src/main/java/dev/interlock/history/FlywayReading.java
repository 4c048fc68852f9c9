package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.script.ScriptSplitter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One reading of folders: takes files one after the other and ends as a history. */
final class FlywayReading {

  private final ShownPaths paths;
  private final ScriptSplitter splitter;
  private final MessageDigest digest = Checksum.sha256();
  private final List<Migration> migrations = new ArrayList<>();
  private final NavigableMap<MigrationId, ScriptFile> undos = new TreeMap<>();
  private final List<Finding> problems = new ArrayList<>();

  FlywayReading(ShownPaths paths, ScriptSplitter splitter) {
    this.paths = paths;
    this.splitter = splitter;
  }

  void report(Finding problem) {
    problems.add(problem);
  }

  /** Whether no file so far was a migration, or meant to be one. */
  boolean isEmpty() {
    return migrations.isEmpty() && undos.isEmpty() && problems.stream().noneMatch(Finding::isError);
  }

  void add(FileTree.Entry entry) {
    String name = FileBytes.nameOf(entry.path());
    switch (entry) {
      case FileTree.Entry.Unreadable unreadable ->
          report(FileBytes.unreadable(paths.file(unreadable.path()), unreadable.why()));
      case FileTree.Entry.Regular regular ->
          FlywayName.parse(name)
              .ifPresentOrElse(
                  parsed -> addMigration(parsed, regular),
                  () -> strange(name, regular.path()).ifPresent(this::report));
    }
  }

  private void addMigration(FlywayName name, FileTree.Entry.Regular entry) {
    String shown = paths.file(entry.path());
    if (entry.size() > FileBytes.LIMIT) {
      report(tooLarge(shown));
      return;
    }
    try {
      add(name, scriptFile(entry, shown));
    } catch (IOException e) {
      report(FileBytes.unreadable(shown, FileBytes.reason(e)));
    }
  }

  private ScriptFile scriptFile(FileTree.Entry.Regular entry, String shown) throws IOException {
    Path path = entry.path();
    byte[] bytes = FileBytes.read(path, entry.size());
    var raw = Checksum.of(digest, bytes);
    var header = DirectiveReader.read(shown, Header.of(bytes));
    problems.addAll(header.problems());
    return new ScriptFile(
        shown, raw, header.directives(), () -> FileBytes.readAgain(path, shown, raw), splitter);
  }

  private void add(FlywayName name, ScriptFile file) {
    if (name.kind() != FlywayName.Kind.VERSIONED) {
      file.directives().parents().map(FlywayReading::misplaced).ifPresent(this::report);
    }
    switch (name.kind()) {
      case VERSIONED, REPEATABLE ->
          migrations.add(
              new Migration(name.id(), name.description(), List.of(), file, Optional.empty()));
      case UNDO -> {
        var first = undos.putIfAbsent(name.id(), file);
        if (first != null) {
          report(Duplicates.duplicate(name.id(), first, file));
        }
      }
    }
  }

  History history() {
    var complete =
        migrations.stream().map(m -> m.withUndo(Optional.ofNullable(undos.get(m.id())))).toList();
    migrations.forEach(migration -> undos.remove(migration.id()));
    undos.forEach((id, file) -> report(orphan(id, file)));
    return History.of(complete, problems);
  }

  private static Finding orphan(MigrationId id, ScriptFile file) {
    return Finding.warning(
            Code.ORPHAN_UNDO, "`%s` undoes `%s`, which no file has.".formatted(file.path(), id))
        .at(file.place())
        .help("Add the file of `%s`, or remove this one.".formatted(id));
  }

  private static Finding misplaced(Directives.Parents parents) {
    return Finding.error(
            Code.BAD_DIRECTIVE, "`parents` is ignored because only a versioned migration has them.")
        .at(parents.place())
        .help("Remove the line.");
  }

  private static Finding tooLarge(String shown) {
    return Finding.error(
            Code.FILE_TOO_LARGE,
            "`%s` is larger than %d MiB and is not read.".formatted(shown, FileBytes.LIMIT >> 20))
        .at(Place.file(shown))
        .help("Load large data by another way, or divide it into several files.");
  }

  /** What to say about a file that is not a migration; nothing if it is no SQL at all. */
  private Optional<Finding> strange(String name, Path path) {
    var place = Place.file(paths.file(path));
    if (FlywayName.isAlmost(name)) {
      return Optional.of(almost(name, place));
    }
    return name.toLowerCase(Locale.ROOT).contains(".sql")
        ? Optional.of(unrelated(name, place))
        : Optional.empty();
  }

  private static Finding almost(String name, Place place) {
    return Finding.error(
            Code.BAD_FILE_NAME,
            "`" + Printable.of(name) + "` is not a migration's name and would not run.")
        .at(place)
        .note(FlywayName.RULE)
        .help(
            FlywayName.corrected(name)
                .map(better -> "Rename it to `" + better + "`.")
                .orElse("Rename it, or move it out of the folder."));
  }

  private static Finding unrelated(String name, Place place) {
    return Finding.warning(
            Code.BAD_FILE_NAME,
            "`" + Printable.of(name) + "` is not named like a migration and does not run.")
        .at(place)
        .note(FlywayName.RULE)
        .help("Rename it if it is a migration, or move it out of the folder.");
  }
}
