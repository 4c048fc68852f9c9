package dev.interlock.alembic.revision;

import dev.interlock.finding.Code;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Checksum;
import dev.interlock.history.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the revision files of folders, in the order of their names. */
public final class RevisionFiles {

  private static final int FOLDERS_DEEP = 64;

  private final Path shownFrom;
  private final List<Finding> problems = new ArrayList<>();
  private final List<Revision> revisions = new ArrayList<>();

  private RevisionFiles(Path shownFrom) {
    this.shownFrom = shownFrom;
  }

  /**
   * Reads all revisions and builds their graph.
   *
   * @param folders the folders of the revisions
   * @param recursive whether their subfolders have revisions, too
   * @param shownFrom the folder to which the paths in findings are relative
   */
  public static RevisionGraph read(List<Path> folders, boolean recursive, Path shownFrom) {
    var files = new RevisionFiles(shownFrom);
    for (Path folder : folders.stream().distinct().toList()) {
      files.readFolder(folder, recursive);
    }
    return RevisionGraph.of(files.revisions, files.problems);
  }

  private void readFolder(Path folder, boolean recursive) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder, recursive ? FOLDERS_DEEP : 1)) {
      found.filter(RevisionFiles::isRevision).sorted().forEach(this::readFile);
    } catch (IOException e) {
      problems.add(unreadable(folder, e));
    }
  }

  /** The rule of Alembic ({@code _only_source_rev_file} in base.py). */
  private static boolean isRevision(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".py")
        && !name.startsWith(".#")
        && !name.startsWith("__init__")
        && !String.valueOf(path.getParent()).endsWith("__pycache__")
        && !Files.isDirectory(path);
  }

  private void readFile(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      RevisionReader.read(shown(path), text, Checksum.of(bytes), problems)
          .ifPresent(revisions::add);
    } catch (CharacterCodingException e) {
      problems.add(
          Finding.error(Code.NOT_TEXT, "`%s` is not UTF-8 text.".formatted(shown(path)))
              .at(Place.file(shown(path)))
              .help("Save it as UTF-8."));
    } catch (IOException e) {
      problems.add(unreadable(path, e));
    }
  }

  private Finding unreadable(Path path, IOException e) {
    return Finding.error(
            Code.UNREADABLE_FILE,
            "`%s` cannot be read: %s.".formatted(shown(path), Printable.of(FileReason.of(e))))
        .at(Place.file(shown(path)))
        .help("Make it a regular file that this user may read, or remove it.");
  }

  private String shown(Path path) {
    var absolute = path.toAbsolutePath().normalize();
    var from = shownFrom.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(from) ? from.relativize(absolute) : absolute;
    return Printable.of(shown.toString().replace('\\', '/'));
  }
}
