package dev.interlock.json;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.system.RegularFile;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of seals, one file for each migration. It is beside the migrations and not among them,
 * so that ignore files and other tools can tell the two apart.
 *
 * @param folder the folder of the files
 * @param shown the folder as the user would write it
 */
public record SealFolder(Path folder, String shown) {

  private static final String ENDING = ".json";

  /** A seal of a baseline with thousands of tables takes a few mebibytes. */
  private static final int LARGEST_MEBIBYTES = 256;

  /** The file lies beside the seals, because all of them depend on it. */
  private static final String INIT = "shadow-init.sha256";

  /**
   * The seals of a history.
   *
   * @param seals in apply order; complete exactly if there are no findings
   * @param findings one for each seal that is missing, malformed or does not fit its migration
   */
  public record Contents(List<Seal> seals, List<Finding> findings) {
    public Contents {
      seals = List.copyOf(seals);
      findings = List.copyOf(findings);
    }

    /** Whether every migration has its seal. */
    public boolean isComplete() {
      return findings.isEmpty();
    }

    public List<MigrationEffect> effects() {
      return seals.stream().map(Seal::effect).toList();
    }
  }

  /**
   * The names of the files that a write changed.
   *
   * @param written new or changed files
   * @param removed files whose migration no longer exists
   */
  public record Written(Set<String> written, Set<String> removed) {
    public Written {
      written = Collections.unmodifiableSortedSet(new TreeSet<>(written));
      removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    }

    /** Whether no file changed. */
    public boolean isNothing() {
      return written.isEmpty() && removed.isEmpty();
    }
  }

  /** Whether the folder exists. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** Returns the names and sizes of the files, as a cheap sign of whether any of them changed. */
  public String listing() {
    if (!exists()) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).endsWith(ENDING))
          .sorted()
          .map(file -> name(file) + " " + file.toFile().length())
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * Returns the servers that the seals were made on, the most frequent first. Reads only the first
   * lines of each file.
   */
  public List<String> servers() {
    if (!exists()) {
      return List.of();
    }
    var counted = new TreeMap<String, Integer>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> name(file).endsWith(ENDING))
          .forEach(
              file -> server(file).ifPresent(server -> counted.merge(server, 1, Integer::sum)));
    } catch (IOException e) {
      return List.of();
    }
    return counted.keySet().stream().sorted(Comparator.comparing(counted::get).reversed()).toList();
  }

  /** Returns empty for a file that is not a seal; {@link #read} reports it. */
  private static Optional<String> server(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return SealJson.server(lines.limit(SealJson.HEAD));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Reads the seal of every migration. */
  public Contents read(History history) {
    var seals = new ArrayList<Seal>();
    var findings = new ArrayList<Finding>();
    for (Migration migration : history.all()) {
      Path file = file(migration.id());
      if (!Files.exists(file)) {
        findings.add(missing(migration));
        continue;
      }
      try {
        Seal seal = SealJson.read(RegularFile.readText(file, LARGEST_MEBIBYTES));
        if (seal.effect().fits(migration)) {
          seals.add(seal);
        } else {
          findings.add(stale(migration, difference(seal.effect(), migration)));
        }
      } catch (BadJson e) {
        findings.add(stale(migration, "it " + e.getMessage()));
      } catch (IOException e) {
        findings.add(stale(migration, "it cannot be read: " + FileReason.of(e)));
      }
    }
    return new Contents(seals, findings);
  }

  /** Returns the seal of a migration; empty if none can be read. */
  public Optional<Seal> read(MigrationId id) {
    try {
      return Files.exists(file(id))
          ? Optional.of(SealJson.read(RegularFile.readText(file(id), LARGEST_MEBIBYTES)))
          : Optional.empty();
    } catch (BadJson | IOException e) {
      return Optional.empty();
    }
  }

  private static String difference(MigrationEffect effect, Migration migration) {
    return effect.isOf(migration)
        ? "it was made with a different value of `%s`"
            .formatted(String.join("`, `", effect.otherPlaceholders(migration)))
        : "the statements of the file were edited after it was made";
  }

  /**
   * Writes the seals, and removes those without a migration.
   *
   * @return the names of the written and removed files
   * @throws Failure.Misconfigured if they cannot be written
   */
  public Written write(List<Seal> seals) {
    var written = new TreeSet<String>();
    var removed = new TreeSet<String>();
    try {
      Files.createDirectories(folder);
      for (Seal seal : seals) {
        Path file = file(seal.effect().id());
        if (replace(file, SealJson.write(seal))) {
          written.add(name(file));
        }
      }
      for (Path stray : strays(seals)) {
        Files.delete(stray);
        removed.add(name(stray));
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    return new Written(written, removed);
  }

  /**
   * Writes one seal and leaves the others as they are.
   *
   * @return the name of its file
   * @throws Failure.Misconfigured if it cannot be written
   */
  public String add(Seal seal) {
    Path file = file(seal.effect().id());
    try {
      replace(file, SealJson.write(seal));
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    return name(file);
  }

  /**
   * Returns the checksum of the scripts that ran before the history when the seals were made; empty
   * if no scripts ran.
   */
  public Optional<String> init() {
    try {
      Path file = folder.resolve(INIT);
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.of("unreadable");
    }
  }

  /**
   * Writes that checksum, or removes it.
   *
   * @throws Failure.Misconfigured if the file cannot be written or removed
   */
  public void init(Optional<String> checksum) {
    try {
      if (checksum.isPresent()) {
        Files.createDirectories(folder);
        replace(folder.resolve(INIT), checksum.get() + "\n");
      } else {
        Files.deleteIfExists(folder.resolve(INIT));
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private Failure.Misconfigured cannotWrite(IOException e) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.BAD_FOLDER,
                "`%s` cannot be written to: %s.".formatted(shown, FileReason.of(e)))
            .help("Check the folder's permissions."));
  }

  private static boolean replace(Path file, String text) throws IOException {
    if (Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) {
      return false;
    }
    WholeFile.replace(file, text);
    return true;
  }

  private List<Path> strays(List<Seal> seals) throws IOException {
    Set<Path> wanted =
        seals.stream().map(seal -> file(seal.effect().id())).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).endsWith(ENDING) && !wanted.contains(file))
          .sorted()
          .toList();
    }
  }

  private Path file(MigrationId id) {
    return folder.resolve(id + ENDING);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Finding missing(Migration migration) {
    return Finding.error(
            Code.SEAL_MISSING,
            "`%s` has no seal in `%s`, so its effects are unknown."
                .formatted(migration.id(), shown))
        .at(Place.file(migration.path()))
        .help("Run `interlock seal`, and commit what it writes.");
  }

  private Finding stale(Migration migration, String why) {
    return Finding.error(
            Code.SEAL_STALE,
            "the seal of `%s` does not match the migration: %s.".formatted(migration.id(), why))
        .at(Place.file(shown + "/" + migration.id() + ENDING))
        .help("Run `interlock seal`, and review what changes.");
  }
}
