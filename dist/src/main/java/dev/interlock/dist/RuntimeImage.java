package dev.interlock.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** A Java runtime with the program among its modules and nothing that the program does not need. */
@SuppressWarnings("SystemOut") // The build keeps the output as its log.
final class RuntimeImage {

  /** Files of the JDK's other programs, and of compilers. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("bin/(?!java$).*|lib/(classlist|jrt-fs\\.jar|jexec)");

  private RuntimeImage() {}

  /**
   * Links a module with those of this JDK that it needs. The classes are not compressed: a download
   * of them is smaller then, because it is compressed as a whole.
   *
   * @param module the module's jar
   * @param folder of the runtime, which must not exist
   * @throws IllegalStateException if {@code jlink} fails; it has printed why
   */
  static FileTree link(Path module, Path folder) throws IOException {
    int exit =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--module-path",
                module.toString(),
                "--add-modules",
                ProgramModule.NAME,
                "--no-header-files",
                "--no-man-pages",
                "--strip-java-debug-attributes",
                "--compress",
                "zip-0",
                "--output",
                folder.toString());
    if (exit != 0) {
      throw new IllegalStateException("jlink made no runtime");
    }
    var files = new TreeMap<String, PackedFile>();
    FileTree.read(folder)
        .without(path -> LEFT_OUT.matcher(path).matches())
        .files()
        .forEach((path, file) -> files.put(path, file.withoutSymbols()));
    return new FileTree(files);
  }
}
