package dev.interlock.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A package for npm. The command is a shell script: a script of Node would cost a start more than
 * the whole of Interlock.
 *
 * @param name with its scope
 * @param version of Maven, which is one of npm as well
 * @param description one sentence
 * @param members further members of {@code package.json}, each after a comma
 */
record NpmPackage(String name, String version, String description, String members) {

  /** Writes the package as {@code npm pack} does: everything in a folder {@code package}. */
  void write(Path folder, FileTree files, TarArchive tar) throws IOException {
    var manifest =
        """
        {
          "name": "%s",
          "version": "%s",
          "description": "%s",
          "license": "Apache-2.0"%s
        }
        """
            .formatted(name, version, description, members);
    var all = files.plus(FileTree.of(Map.of("package.json", PackedFile.data(manifest))));
    var file = "%s-%s.tgz".formatted(name.replace("@", "").replace('/', '-'), version);
    Files.write(folder.resolve(file), tar.compressed(all.under("package")));
  }
}
