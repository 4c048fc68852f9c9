package dev.interlock.layout;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.Commits;
import dev.interlock.history.Directives;
import dev.interlock.history.Duplicates;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Placeholders;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Squashes;
import dev.interlock.layout.tool.FileIdentity;
import dev.interlock.layout.tool.FoundFile;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.Misnamed;
import dev.interlock.layout.tool.ScriptOptions;
import dev.interlock.layout.tool.ScriptOptions.Companion;
import dev.interlock.layout.tool.Sections;
import dev.interlock.layout.tool.Sign;
import dev.interlock.script.ScriptSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One reading of folders: collects files one by one and builds a history. */
final class LayoutReading {

  private final ShownPaths paths;
  private final ScriptSplitter splitter;
  private final MigrationTool tool;
  private final Placeholders placeholders;
  private final MessageDigest digest = Checksum.sha256();
  private final List<Migration> migrations = new ArrayList<>();
  private final NavigableMap<MigrationId, ScriptFile> undos = new TreeMap<>();
  private final List<Finding> problems = new ArrayList<>();
  private final Set<Path> companions = new HashSet<>();

  LayoutReading(
      ShownPaths paths, ScriptSplitter splitter, MigrationTool tool, Placeholders placeholders) {
    this.paths = paths;
    this.splitter = splitter;
    this.tool = tool;
    this.placeholders = placeholders;
  }

  void report(Finding problem) {
    problems.add(problem);
  }

  String rule() {
    return tool.rule();
  }

  /** Whether no file so far is a migration, or was meant to be one. */
  boolean isEmpty() {
    return migrations.isEmpty() && undos.isEmpty() && problems.stream().noneMatch(Finding::isError);
  }

  void refuseIfMixed(LayoutDetector.Detected detected) {
    var found = List.copyOf(detected.tools().entrySet());
    if (found.size() > 1) {
      var first = found.getFirst();
      var second = found.get(1);
      report(
          LayoutFindings.mixed(
              first.getKey(),
              paths.file(first.getValue().path()),
              second.getKey(),
              paths.file(second.getValue().path())));
    }
  }

  void add(FileTree.Entry entry) {
    switch (entry) {
      case FileTree.Entry.Unreadable unreadable ->
          report(FileBytes.unreadable(paths.file(unreadable.path()), unreadable.why()));
      case FileTree.Entry.Folder folder -> addFolder(folder);
      case FileTree.Entry.Regular regular ->
          tool.identity(regular.found())
              .ifPresentOrElse(
                  identity -> addMigration(identity, regular), () -> addOther(regular));
    }
  }

  /** Reports a folder that is named like a file, or lacks its script. */
  private void addFolder(FileTree.Entry.Folder folder) {
    Optional<Misnamed> why =
        folder.name().endsWith(".sql")
            ? Optional.of(new Misnamed.Folder())
            : tool.fileInFolder()
                .filter(file -> folder.isInRoot() && !Files.exists(folder.path().resolve(file)))
                .map(Misnamed.WithoutScript::new);
    why.map(it -> it.finding(folder.name(), paths.file(folder.path()), tool.rule()))
        .ifPresent(this::report);
  }

  private void addOther(FileTree.Entry.Regular file) {
    tool.misnamed(file.found())
        .map(why -> why.finding(file.name(), paths.file(file.path()), tool.rule()))
        .ifPresent(this::report);
  }

  private void addMigration(FileIdentity identity, FileTree.Entry.Regular entry) {
    String shown = paths.file(entry.path());
    if (entry.size() > FileBytes.LIMIT) {
      report(LayoutFindings.tooLarge(shown));
      return;
    }
    try {
      read(identity, SourceFile.read(entry, shown));
    } catch (IOException e) {
      report(FileBytes.unreadable(shown, FileBytes.reason(e)));
    } catch (Failure.Refused e) {
      problems.addAll(e.findings());
    }
  }

  private void read(FileIdentity identity, SourceFile source) {
    Optional<MigrationTool> other = otherTool(source);
    if (other.isPresent()) {
      report(LayoutFindings.mixed(tool, first(), other.get(), source.shown()));
      return;
    }
    switch (identity.role()) {
      case UP -> {
        boolean repeatable = identity.id() instanceof MigrationId.Repeatable;
        addUp(identity, whole(source, repeatable), Optional.empty());
      }
      case UNDO -> addUndo(identity, source);
      case BOTH -> addSections(identity, source);
    }
  }

  /** Returns the tool whose marks a file has, if its name leaves open which tool's it is. */
  private Optional<MigrationTool> otherTool(SourceFile source) {
    FoundFile file = source.entry().found();
    return tool.sign(file) == Sign.CERTAIN
        ? Optional.empty()
        : LayoutDetector.marked(source.content())
            .filter(other -> !other.equals(tool))
            .filter(other -> other.sign(file) == Sign.SHARED || other.identity(file).isPresent());
  }

  /** Returns the first file in this layout; the folder if there is none yet. */
  private String first() {
    return migrations.isEmpty() ? "the folder" : migrations.getFirst().path();
  }

  private void addUp(FileIdentity identity, ScriptFile file, Optional<ScriptFile> undo) {
    if (identity.id() instanceof MigrationId.Repeatable) {
      refuseParents(file);
    }
    migrations.add(new Migration(identity.id(), identity.description(), List.of(), file, undo));
  }

  private void addUndo(FileIdentity identity, SourceFile source) {
    if (tool.acceptsEmptyScripts() && isBlank(source)) {
      return;
    }
    var file = whole(source, false);
    refuseParents(file);
    var first = undos.putIfAbsent(identity.id(), file);
    if (first != null) {
      report(Duplicates.duplicate(identity.id(), first, file));
    }
  }

  /** Whether an undo script has no content: tools generate files with only a comment. */
  private static boolean isBlank(SourceFile source) {
    String text = source.text();
    return Sections.whole(text).up().stream().noneMatch(whole -> whole.hasContent(text));
  }

  private void addSections(FileIdentity identity, SourceFile source) {
    String text = source.text();
    var sections = tool.sections(text);
    sections
        .problems()
        .forEach(problem -> report(LayoutFindings.section(problem, source.shown(), text)));
    var undo =
        sections
            .undo()
            .filter(section -> section.hasContent(text))
            .map(section -> section(source, section, text));
    undo.ifPresent(this::refuseParents);
    sections.up().ifPresent(up -> addUp(identity, section(source, up, text), undo));
  }

  /**
   * Collects the files beside scripts that hold their options and may come after them in the order
   * of names.
   */
  void expect(List<FileTree.Entry> entries) {
    for (FileTree.Entry entry : entries) {
      if (entry instanceof FileTree.Entry.Regular file && !file.name().endsWith(".sql")) {
        companions.add(file.path());
      }
    }
  }

  private ScriptOptions options(SourceFile source) {
    Optional<Companion> companion =
        tool.companion(source.entry().name())
            .map(name -> source.entry().path().resolveSibling(name))
            .filter(companions::contains)
            .flatMap(this::companion);
    var options = tool.options(source.content(), companion);
    problems.addAll(options.problems());
    return options;
  }

  private Optional<Companion> companion(Path file) {
    String shown = paths.file(file);
    try {
      return Optional.of(
          new Companion(shown, new String(FileBytes.read(file), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      report(FileBytes.unreadable(shown, FileBytes.reason(e)));
      return Optional.empty();
    }
  }

  private ScriptFile whole(SourceFile source, boolean repeatable) {
    var directives = directives(source, Header.of(source.content()));
    var options = options(source);
    var file = script(source, directives, options.commits(), text -> text);
    if (!tool.replacesPlaceholders()) {
      return file;
    }
    var of = new FlywayScript(source, placeholders, options.replaces());
    return of.hasPlaceholders() ? of.substituted(file, repeatable) : file;
  }

  private ScriptFile section(SourceFile source, Sections.Section section, String text) {
    var directives = directives(source, Header.of(text, section.start()));
    return script(source, directives, section.commits(), section::of);
  }

  private Directives directives(SourceFile source, Header header) {
    var read = DirectiveReader.read(source.shown(), header);
    problems.addAll(read.problems());
    return read.directives();
  }

  /** Creates the script for the whole text of a file, or for one section. */
  private ScriptFile script(
      SourceFile source, Directives directives, Commits commits, UnaryOperator<String> part) {
    var raw = source.raw(digest);
    return new ScriptFile(
        source.shown(), raw, directives, commits, source.again(raw, part), splitter);
  }

  History history() {
    var complete = withUndos();
    migrations.forEach(migration -> undos.remove(migration.id()));
    undos.forEach((id, file) -> report(LayoutFindings.orphan(id, file)));
    problems.addAll(tool.doubts(complete));
    Squashes.of(complete)
        .twice(complete)
        .forEach(migration -> report(LayoutFindings.twice(migration, complete)));
    return History.of(tool, complete, problems);
  }

  /**
   * Returns the history of a folder of kept files, which baselines in the migrations folder squash.
   */
  History kept() {
    return History.of(tool, withUndos(), problems);
  }

  private List<Migration> withUndos() {
    return migrations.stream()
        .map(m -> m.withUndo(m.undo().or(() -> Optional.ofNullable(undos.get(m.id())))))
        .toList();
  }

  private void refuseParents(ScriptFile file) {
    file.directives().parents().map(LayoutFindings::misplaced).ifPresent(this::report);
  }
}
