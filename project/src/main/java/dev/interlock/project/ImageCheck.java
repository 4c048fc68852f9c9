package dev.interlock.project;

import dev.interlock.gate.context.ContextCheck;
import dev.interlock.gate.context.ContextReport;
import dev.interlock.gate.context.RequiredFiles;
import dev.interlock.project.files.ImageFiles;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.options.ProjectOptions;
import java.util.List;

/** Checks whether an image gets the files that a deploy needs. */
record ImageCheck(MigrationFiles files) {

  ContextReport run() {
    ProjectOptions options = files.options();
    List<RequiredFiles> required = options.image().isOff() ? List.of() : ImageFiles.of(files);
    return new ContextCheck(options.folder(), options.image()).run(required);
  }
}
