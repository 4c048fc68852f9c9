package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second build of the program, beside the one of the packages. */
final class ReproducibleIT {

  private static final Path PROGRAM = Path.of("target", "work", "interlock");

  @TempDir private Path folder;

  @Test
  void allButTheCacheIsTheSame() throws IOException {
    var first = FileTree.read(PROGRAM).without(path -> path.endsWith(Packaging.CACHE));
    var version = System.getProperty("dist.version");
    var materials = Files.readString(PROGRAM.resolve("lib/interlock/sbom.cdx.json"));
    var second =
        new Packaging(Path.of("..").toRealPath(), folder, Platform.current())
            .untrained(version, materials);

    assertThat(second.files().keySet()).isEqualTo(first.files().keySet());
    first
        .files()
        .forEach((path, file) ->
            assertThat(second.files().get(path).content()).as(path).isEqualTo(file.content()));
  }
}
