package dev.interlock.layout;

import dev.interlock.history.Commits;
import dev.interlock.history.Layout;
import java.util.List;
import java.util.Optional;

/** The rules of one tool's layout. Stateless. */
interface LayoutRules {

  /** Returns the rules of a layout. Loads only their class: most starts need just one. */
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

  /** Returns the identity of a file by its path; empty if it is not a migration. */
  Optional<FileIdentity> identity(FileTree.Entry.Regular file);

  /** Returns the naming rule as a sentence. */
  String rule();

  /** Returns the reason why a file is not a migration; empty for a file without SQL. */
  Optional<Misnamed> misnamed(FileTree.Entry.Regular file);

  /**
   * Returns the script's name in the folder of a migration, if the layout's migrations are folders.
   */
  default Optional<String> fileInFolder() {
    return Optional.empty();
  }

  /**
   * Returns the grouping of a file's statements into transactions, if the whole file is one script.
   */
  default Commits commits(FileTree.Entry.Regular file, byte[] content) {
    return Commits.TOGETHER;
  }

  /** Divides a file that contains both the up and the undo script. */
  default Sections sections(String text) {
    return Sections.of(new Sections.Section(0, text.length(), Commits.TOGETHER));
  }

  /** Returns the files of a new migration. */
  List<NewMigrationFile> files(NewMigration migration);

  /** Returns the style of the first migration's version. */
  VersionStyle firstVersion();
}
