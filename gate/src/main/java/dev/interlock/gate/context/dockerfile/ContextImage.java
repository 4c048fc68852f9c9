package dev.interlock.gate.context.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The final stage of a Dockerfile: where the files of the build context are in the image, and which
 * lines leave that open. What {@code RUN} moves or removes, and what the base image holds, is not
 * known to it.
 */
public final class ContextImage {

  private final StageFiles last;
  private final boolean isToldItsFolder;

  ContextImage(StageFiles last, boolean isToldItsFolder) {
    this.last = last;
    this.isToldItsFolder = isToldItsFolder;
  }

  /**
   * Reads a Dockerfile.
   *
   * @param name for messages
   * @param context the files of the build context whose way into the image is asked for, relative
   *     to it; no excluded ones
   * @return empty if there is no {@code FROM}
   */
  public static Optional<ContextImage> read(String name, String content, List<String> context) {
    return new ImageReader(name, context).read(InstructionReader.read(content));
  }

  /** The absolute paths of a file of the context; empty if no line copies it. */
  public SortedSet<String> pathsOf(String contextPath) {
    return last.pathsOf(contextPath);
  }

  /** The files of the context that are in the image. */
  public Set<String> contextPaths() {
    return last.contextPaths();
  }

  /** The absolute path of {@code path} in the working folder of a started container. */
  public String expected(String path) {
    return ImagePath.resolve(last.workingFolder(), path);
  }

  /** The working folder; empty if the base image sets it, or a variable of unknown value. */
  public Optional<String> workingFolder() {
    return Optional.of(last.workingFolder()).filter(ImagePath::isKnown);
  }

  /**
   * Whether the Dockerfile tells Interlock where its files are: by {@code -C}, {@code --config},
   * {@code --migrations}, {@code INTERLOCK_MIGRATIONS}, or {@code cd}.
   */
  public boolean isToldItsFolder() {
    return isToldItsFolder;
  }

  /** The lines that may bring further files, in the order of the file. */
  public List<Doubt> doubts() {
    return last.doubts();
  }
}
