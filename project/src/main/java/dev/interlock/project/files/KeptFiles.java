package dev.interlock.project.files;

import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.json.SealFolder;
import dev.interlock.layout.tool.NewMigrationFile;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of squashed migrations. They move, with their undo scripts and seals, from the
 * migrations to the folder beside them, where a database that needs them finds them.
 */
public final class KeptFiles {

  private static final String SEALS = "seal";

  /**
   * The files that a squash changed.
   *
   * @param seal the new seal, for a project that keeps seals
   * @param written the baseline, relative to the project folder
   * @param count number of files that are now kept in {@code folder} only
   * @param folder the folder of the kept files, relative to the project folder
   */
  public record Moved(Optional<Path> seal, List<Path> written, int count, Path folder) {
    public Moved {
      written = List.copyOf(written);
    }
  }

  private final MigrationFiles files;
  private final List<Migration> migrations;
  private final Path kept;
  private final Map<Path, Path> moves = new LinkedHashMap<>();

  /** Files that are removed and not kept: baselines whose own old files are kept. */
  private final Set<Path> dropped = new LinkedHashSet<>();

  private final Set<Path> emptied = new LinkedHashSet<>();

  public KeptFiles(MigrationFiles files, List<Migration> migrations) {
    this.files = files;
    this.migrations = List.copyOf(migrations);
    this.kept = files.keptFolder();
    for (Migration migration : migrations) {
      Stream.concat(Stream.of(migration.up()), migration.undo().stream()).forEach(this::add);
    }
    addSeals();
    migrations.stream().filter(KeptFiles::isInPlace).forEach(this::drop);
  }

  /** Whether the migration is a baseline that took the place of an old one with its version. */
  private static boolean isInPlace(Migration migration) {
    return migration.squashes().stream()
        .anyMatch(squash -> squash.versions().containsAll(migration.version().stream().toList()));
  }

  /** Drops a baseline and its seal if the old files that it replaces are kept under its name. */
  private void drop(Migration migration) {
    for (Path path : List.of(fileOf(migration), sealOf(migration))) {
      Path target = moves.get(path);
      if (target != null && Files.exists(target)) {
        moves.remove(path);
        dropped.add(path);
      }
    }
  }

  private List<Path> roots() {
    return files.folders();
  }

  private void add(ScriptFile file) {
    Path path = files.options().folder().resolve(file.path()).normalize();
    Path root = roots().stream().filter(path::startsWith).findFirst().orElseThrow();
    var files = new ArrayList<>(List.of(path));
    if (isFolder()) {
      files.addAll(filesIn(path.resolveSibling("")));
    }
    files.forEach(one -> moves.put(one, kept.resolve(root.relativize(one).toString())));
  }

  /**
   * Removes the temporary files of a squash that was killed.
   *
   * @throws Failure.Misconfigured if that fails
   */
  public static void removeLeftovers(MigrationFiles files) {
    var none = new KeptFiles(files, List.of());
    var folders = new ArrayList<>(none.roots());
    folders.add(none.kept);
    folders.add(files.seals().folder());
    try {
      for (Path folder : folders) {
        WholeFile.removeLeftovers(folder);
      }
    } catch (IOException e) {
      throw none.cannotMove(e);
    }
  }

  /** Whether a migration is a folder in this layout. */
  private boolean isFolder() {
    return files.tool().fileInFolder().isPresent();
  }

  private List<Path> filesIn(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> all = walk.sorted().toList();
      all.stream().filter(Files::isDirectory).forEach(emptied::add);
      return all.stream().filter(path -> !Files.isDirectory(path)).toList();
    } catch (IOException e) {
      throw cannotMove(e);
    }
  }

  private void addSeals() {
    for (Migration migration : migrations) {
      Path seal = sealOf(migration);
      if (Files.exists(seal)) {
        moves.put(seal, kept.resolve(SEALS).resolve(migration.id() + ".json"));
      }
    }
  }

  private Path fileOf(Migration migration) {
    return files.options().folder().resolve(migration.path()).normalize();
  }

  private Path sealOf(Migration migration) {
    return files.seals().folder().resolve(migration.id() + ".json");
  }

  /**
   * Checks that replacing the files would overwrite nothing and would not stop halfway for lack of
   * a permission.
   *
   * @throws Failure.Refused if another file is in the way, or if the kept files would be read as
   *     migrations
   * @throws Failure.Misconfigured if a folder is not writable
   */
  public void refuseIfInTheWay() {
    moves.keySet().stream()
        .map(file -> file.resolveSibling(""))
        .distinct()
        .filter(folder -> !Files.isWritable(folder))
        .findFirst()
        .ifPresent(folder -> {
          throw cannotMove(new AccessDeniedException(folder.toString()));
        });
    if (roots().stream().anyMatch(kept::startsWith)) {
      throw refused(kept, "is inside the migrations folder, so files kept there would run again.");
    }
    moves.entrySet().stream()
        .filter(move -> Files.exists(move.getValue()) && !isCopy(move.getValue(), move.getKey()))
        .findFirst()
        .ifPresent(move -> {
          throw refused(move.getValue(), "already exists.");
        });
  }

  /** Also accepts an incomplete copy. */
  private static boolean isCopy(Path copy, Path original) {
    try {
      byte[] copied = Files.readAllBytes(copy);
      byte[] whole = Files.readAllBytes(original);
      return copied.length <= whole.length
          && Arrays.equals(copied, Arrays.copyOf(whole, copied.length));
    } catch (IOException e) {
      return false;
    }
  }

  private Failure.Refused refused(Path path, String why) {
    String shown = files.options().folder().relativize(path).toString();
    return new Failure.Refused(
        Finding.error(Code.CANNOT_SQUASH, "`%s` %s".formatted(shown, why))
            .at(Place.file(shown))
            .help("Move it elsewhere, or keep the migrations in a folder of their own."));
  }

  /**
   * Copies first, then writes the baseline, then removes. If interrupted, it leaves files that
   * exist twice, which the next command refuses, but loses none; see {@link CutShort}.
   *
   * @param seal the baseline's seal, for a project that keeps seals
   */
  public Moved replace(NewMigrationFile baseline, Seal seal) {
    copy();
    Optional<Path> sealed = seal(seal);
    List<Path> written = new MigrationFolder(files).write(List.of(baseline));
    return new Moved(sealed, written, remove(), shown());
  }

  /**
   * Replaces the files by a baseline in the place of the last one.
   *
   * @param path the file of the last one
   * @param seal the baseline's seal, for a project that keeps seals
   * @param old seals of the replaced migrations, which are kept also if the project has none
   */
  public Moved replaceLast(Path path, String baseline, Seal seal, List<Seal> old) {
    copy();
    Optional<Path> sealed;
    try {
      Files.createDirectories(files.keptSeals().folder());
      old.stream().filter(one -> !isDropped(one)).forEach(files.keptSeals()::add);
      sealed = seal(seal);
      WholeFile.replace(path, baseline);
    } catch (IOException e) {
      throw cannotMove(e);
    }
    var written = new ArrayList<>(List.of(path));
    sealed.map(files.options().folder()::resolve).map(Path::normalize).ifPresent(written::add);
    written.forEach(moves::remove);
    dropped.removeAll(written);
    Path shown = files.options().folder().relativize(path);
    return new Moved(sealed, List.of(shown), remove() + written.size(), shown());
  }

  private boolean isDropped(Seal seal) {
    return migrations.stream()
        .filter(migration -> migration.id().equals(seal.effect().id()))
        .anyMatch(migration -> dropped.contains(fileOf(migration)));
  }

  private void copy() {
    try {
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        Files.createDirectories(move.getValue().getParent());
        Files.deleteIfExists(move.getValue());
        WholeFile.create(move.getValue(), Files.readAllBytes(move.getKey()));
      }
    } catch (IOException e) {
      throw cannotMove(e);
    }
  }

  private Optional<Path> seal(Seal seal) {
    SealFolder seals = files.seals();
    return seals.exists() ? Optional.of(Path.of(seals.shown(), seals.add(seal))) : Optional.empty();
  }

  private Path shown() {
    return files.options().folder().relativize(kept);
  }

  /** Removes originals that are copied already. */
  Moved removeCopied() {
    return new Moved(Optional.empty(), List.of(), remove(), shown());
  }

  /**
   * Removes the originals in reverse order, so that the file that identifies a migration goes last.
   *
   * @return the number of removed files
   */
  private int remove() {
    try {
      for (Path file : removed().reversed()) {
        Files.delete(file);
      }
      for (Path folder : new ArrayList<>(emptied).reversed()) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw cannotMove(e);
    }
    return removed().size();
  }

  private List<Path> removed() {
    var removed = new ArrayList<>(moves.keySet());
    removed.addAll(dropped);
    return removed;
  }

  /** Whether all files have a byte-for-byte copy. */
  boolean areKept() {
    return moves.entrySet().stream().allMatch(move -> isSame(move.getKey(), move.getValue()));
  }

  private static boolean isSame(Path file, Path other) {
    try {
      return Files.exists(other) && Files.mismatch(file, other) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Failure.Misconfigured cannotMove(IOException e) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.BAD_FOLDER,
                "the old files cannot be moved to `%s`: %s.".formatted(shown(), FileReason.of(e)))
            .help("Check the folder's permissions."));
  }
}
