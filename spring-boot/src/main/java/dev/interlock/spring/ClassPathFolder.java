package dev.interlock.spring;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * A temporary copy of files of the class path, which may be in a jar inside a jar. Closing deletes
 * it.
 */
final class ClassPathFolder implements AutoCloseable {

  private final ResourcePatternResolver resources;
  private final Path path;

  private ClassPathFolder(ResourcePatternResolver resources, Path path) {
    this.resources = resources;
    this.path = path;
  }

  static ClassPathFolder create(ResourcePatternResolver resources) {
    try {
      return new ClassPathFolder(resources, Files.createTempDirectory("interlock-").toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Whether the class path has a file below the folder. */
  boolean has(String folder) {
    return !filesIn(folder).isEmpty();
  }

  /** Copies a file if it exists. */
  void file(String name) {
    for (Resource resource : find("classpath*:" + name)) {
      copy(resource, name);
    }
  }

  /** Copies the files of a folder, in all parts of the class path. */
  void folder(String folder) {
    for (Resource resource : filesIn(folder)) {
      copy(resource, folder + "/" + nameIn(folder, resource));
    }
  }

  private List<Resource> filesIn(String folder) {
    return find("classpath*:" + folder + "/**").stream()
        .filter(resource -> resource.isReadable() && !nameIn(folder, resource).isEmpty())
        .toList();
  }

  private List<Resource> find(String pattern) {
    try {
      return Arrays.stream(resources.getResources(pattern)).filter(Resource::exists).toList();
    } catch (java.io.FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameIn(String folder, Resource resource) {
    try {
      String url =
          java.net.URLDecoder.decode(
              resource.getURL().getPath().replace("+", "%2B"),
              java.nio.charset.StandardCharsets.UTF_8);
      String root = "/" + folder + "/";
      int at = url.lastIndexOf(root);
      return at < 0 ? "" : url.substring(at + root.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Resource resource, String name) {
    Path copy = path.resolve(name).normalize();
    if (!copy.startsWith(path)) {
      throw new IllegalArgumentException("the resource leaves its folder: " + name);
    }
    try {
      byte[] content = resource.getContentAsByteArray();
      if (Files.exists(copy) && !Arrays.equals(Files.readAllBytes(copy), content)) {
        throw new Failure.Misconfigured(
            Finding.error(
                    Code.UNREADABLE_CONFIGURATION,
                    "the class path has two different files `%s`.".formatted(name))
                .note("one of them is " + resource.getDescription())
                .help("Remove one of them, or rename it."));
      }
      Files.createDirectories(copy.getParent());
      Files.write(copy, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The system empties its folder of temporary files.
    }
  }
}
