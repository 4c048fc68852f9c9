package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ElfFileTest {

  private static final Path LIBRARY =
      Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");

  @TempDir private Path folder;

  @Test
  void isSmallerAndStillLoadsWithoutSymbols() throws IOException {
    var file = Files.readAllBytes(LIBRARY);
    var stripped = ElfFile.of(file).orElseThrow().withoutSymbols();
    assertThat(stripped.length).isLessThan(file.length * 9 / 10);

    var copy = folder.resolve("library.so");
    Files.write(copy, stripped);
    System.load(copy.toString());
    assertThat(ElfFile.of(stripped).orElseThrow().withoutSymbols()).isEqualTo(stripped);
  }

  @Test
  void isWellFormedToBinutils() throws Exception {
    var readelf =
        Prerequisite.program("readelf")
            .orElseThrow(() ->
                Prerequisite.ofEnvironment().missing("no readelf; no other reader was asked"));
    var copy = folder.resolve("library.so");
    Files.write(copy, ElfFile.of(Files.readAllBytes(LIBRARY)).orElseThrow().withoutSymbols());
    var process =
        new ProcessBuilder(
                readelf.toString(), "--sections", "--dyn-syms", "--wide", copy.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    assertThat(output)
        .contains(".text", ".dynsym", "JNI_CreateJavaVM")
        .doesNotContain(".symtab", "readelf: ");
  }

  @Test
  void knowsWhichGlibcItNeeds() throws IOException {
    assertThat(ElfFile.of(Files.readAllBytes(LIBRARY)).orElseThrow().glibc()).isBetween(2, 39);
    assertThat(PackedFile.data("GLIBC_2.99 in a text").glibc()).isZero();
  }
}
