package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Directives;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Squashes;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.Sections;
import java.util.List;

/** Findings about the files of a folder. */
public final class LayoutFindings {

  private LayoutFindings() {}

  /** Reports a squashed migration whose file is still in the folder. */
  public static Finding twice(Migration migration, List<Migration> all) {
    String baseline =
        Squashes.of(all).into(migration.id()).map(MigrationId::of).map(Object::toString).orElse("");
    return Finding.error(
            Code.SQUASHED_TWICE,
            "`%s` is a file and is also squashed into `%s`, so it would run twice."
                .formatted(migration.id(), baseline))
        .at(migration.up().place())
        .help(
            "Run `interlock squash` again if it was interrupted; otherwise move the file out of the folder, or remove it from the baseline's `squashes`.");
  }

  /** Reports parents in the file of a repeatable or an undo script. */
  static Finding misplaced(Directives.Parents parents) {
    return Finding.error(
            Code.BAD_DIRECTIVE, "`parents` is ignored because only a versioned migration has them.")
        .at(parents.place())
        .help("Remove the line.");
  }

  /** Reports an undo script without its migration. */
  static Finding orphan(MigrationId id, ScriptFile file) {
    return Finding.warning(
            Code.ORPHAN_UNDO, "`%s` undoes `%s`, which no file has.".formatted(file.path(), id))
        .at(file.place())
        .help("Add the file of `%s`, or remove this one.".formatted(id));
  }

  /** Reports an error in the sections of a file. */
  static Finding section(Sections.Problem problem, String shown, String text) {
    return Finding.error(Code.BAD_SECTION, problem.message())
        .at(Place.in(shown, text, problem.offset(), problem.length()))
        .help(problem.help());
  }

  /** Reports files of two tools in one folder. */
  static Finding mixed(MigrationTool one, String oneFile, MigrationTool other, String otherFile) {
    return Finding.error(
            Code.MIXED_LAYOUTS,
            "`%s` is a migration of %s and `%s` one of %s, so their order is unknown."
                .formatted(oneFile, one.name(), otherFile, other.name()))
        .at(Place.file(otherFile))
        .help(
            "Keep one layout in the folder, or name the one to use: `layout: %s` in"
                    .formatted(one.name())
                + " `interlock.yml`.");
  }

  /** Reports a file that is not read because of its size. */
  static Finding tooLarge(String shown) {
    return Finding.error(
            Code.FILE_TOO_LARGE,
            "`%s` is larger than %d MiB and is not read.".formatted(shown, FileBytes.LIMIT >> 20))
        .at(Place.file(shown))
        .help("Load large data another way, or split it into several files.");
  }
}
