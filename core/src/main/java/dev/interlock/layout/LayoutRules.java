package dev.interlock.layout;

import dev.interlock.history.Commits;
import dev.interlock.history.Layout;
import java.util.List;
import java.util.Optional;

/** What one tool knows about its files. Stateless. */
interface LayoutRules {

  /** Only the rules that are needed are loaded: most starts need one. */
  static LayoutRules of(Layout layout) {
    return switch (layout) {
      case FLYWAY -> new FlywayRules();
      case GOLANG_MIGRATE -> new PairRules();
      case DBMATE -> new DbmateRules();
      case GOOSE -> new GooseRules();
      case SQLX -> new SqlxRules();
      case DIESEL -> new DieselRules();
      case PRISMA -> new PrismaRules();
    };
  }

  /** What a file is for, by where it is and what it is called; empty if it is no migration. */
  Optional<FileIdentity> identity(FileTree.Entry.Regular file);

  /** How files are named, as a sentence. */
  String rule();

  /** What to say about a file that is no migration; nothing for a file that has no SQL. */
  Optional<Misnamed> misnamed(FileTree.Entry.Regular file);

  /** The file that a folder must have in it to be a migration, where migrations are folders. */
  default Optional<String> fileInFolder() {
    return Optional.empty();
  }

  /** Which statements of a file commit together, where the whole file is one script. */
  default Commits commits(FileTree.Entry.Regular file, byte[] content) {
    return Commits.TOGETHER;
  }

  /** How a file is divided where up and undo script share it. */
  default Sections sections(String text) {
    return Sections.of(new Sections.Section(0, text.length(), Commits.TOGETHER));
  }

  /** The files of a migration that is yet to be written. */
  List<NewMigrationFile> files(NewMigration migration);

  /** The version of the first migration. */
  VersionStyle firstVersion();
}
