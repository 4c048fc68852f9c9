package dev.interlock.gate.context;

import java.nio.file.Path;

/**
 * Paths relative to the project folder and relative to the build context.
 *
 * @param project absolute and normalized
 * @param context absolute and normalized
 */
record ContextPaths(Path project, Path context) {

  /** Begins with {@code ..} if the file is outside the context. */
  String inContext(String path) {
    return slashes(context.relativize(project.resolve(path).normalize()));
  }

  String inProject(String path) {
    return slashes(project.relativize(context.resolve(path).normalize()));
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
