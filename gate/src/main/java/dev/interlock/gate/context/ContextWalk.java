package dev.interlock.gate.context;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the text files of a folder, within limits that keep a check short: folders of installed
 * packages are not entered, and files that are large, or hold checksums only, are not read. Does
 * not follow links. For one walk.
 */
final class ContextWalk {

  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 32L << 20;

  private static final Set<String> INSTALLED =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          "node_modules",
          ".venv",
          "venv",
          ".tox",
          ".nox",
          "__pycache__",
          ".gradle",
          ".m2",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".terraform",
          ".interlock");

  private static final Set<String> OF_CHECKSUMS =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "uv.lock",
          "poetry.lock",
          "pdm.lock",
          "pipfile.lock",
          "cargo.lock",
          "go.sum",
          "go.work.sum",
          "composer.lock",
          "gemfile.lock",
          "packages.lock.json",
          "flake.lock",
          "gradle.lockfile");

  private static final Pattern NOT_TEXT =
      Pattern.compile(
          ".*\\.(?:png|jpe?g|gif|webp|ico|svg|pdf|woff2?|ttf|otf|eot|zip|gz|tgz|bz2|xz|zst|jar|war|class|so"
              + "|dylib|dll|exe|bin|pyc|wasm|mp[34]|mov|avi|sqlite3?|db|map|min\\.js|min\\.css)");

  private final Path folder;
  private final Predicate<String> isLeftOut;
  private final Predicate<String> isWanted;
  private final List<String> large = new ArrayList<>();
  private int files;
  private int read;
  private long bytes;
  private boolean isCutShort;

  /**
   * Prepares a walk.
   *
   * @param isLeftOut asked with the path of every folder, whether to skip it
   * @param isWanted asked with the path of every file, relative to the folder
   */
  ContextWalk(Path folder, Predicate<String> isLeftOut, Predicate<String> isWanted) {
    this.folder = folder;
    this.isLeftOut = isLeftOut;
    this.isWanted = isWanted;
  }

  /** The number of files that were read. */
  int read() {
    return read;
  }

  /** The limits that left files out, one clause each. */
  List<String> unread() {
    var unread = new ArrayList<String>();
    if (!large.isEmpty()) {
      String names = String.join("`, `", large.subList(0, Math.min(3, large.size())));
      String more = large.size() > 3 ? " and %d more".formatted(large.size() - 3) : "";
      unread.add("`%s`%s (larger than 1 MiB)".formatted(names, more));
    }
    if (isCutShort) {
      unread.add("the files after the first %,d or 32 MiB".formatted(MOST_FILES));
    }
    return unread;
  }

  /** Passes the path and the text of each file, folder by folder. Skips what cannot be read. */
  void forEach(BiConsumer<String, String> receiver) {
    try {
      Files.walkFileTree(folder, new Visitor(receiver));
    } catch (IOException e) {
      isCutShort = true;
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final BiConsumer<String, String> receiver;

    Visitor(BiConsumer<String, String> receiver) {
      this.receiver = receiver;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (directory.equals(folder)) {
        return FileVisitResult.CONTINUE;
      }
      boolean isSkipped =
          INSTALLED.contains(directory.getFileName().toString())
              || Files.exists(directory.resolve("pyvenv.cfg"))
              || isLeftOut.test(shown(directory));
      return isSkipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (++files > MOST_FILES || bytes > MOST_BYTES) {
        isCutShort = true;
        return FileVisitResult.TERMINATE;
      }
      if (!attributes.isRegularFile()) {
        return FileVisitResult.CONTINUE;
      }
      String path = shown(file);
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      boolean isText = !OF_CHECKSUMS.contains(name) && !NOT_TEXT.matcher(name).matches();
      if (isText && isWanted.test(path)) {
        visit(file, path, attributes.size());
      }
      return FileVisitResult.CONTINUE;
    }

    private String shown(Path path) {
      return folder.relativize(path).toString().replace('\\', '/');
    }

    private void visit(Path file, String path, long size) {
      if (size > ContextFile.LARGEST) {
        large.add(path);
        return;
      }
      bytes += size;
      ContextFile.text(file)
          .filter(text -> text.indexOf('\0') < 0)
          .ifPresent(text -> {
            read++;
            receiver.accept(path, text);
          });
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
