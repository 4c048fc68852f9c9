package dev.interlock.project;

import dev.interlock.finding.Finding;
import dev.interlock.replay.BranchMerge;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of a merge.
 *
 * @param file the new migration, relative to the project folder; empty if there is one head at most
 * @param branches the branches that it joins
 * @param findings warnings about the order of the branches; empty if they commute
 */
public record MergeResult(
    Optional<Path> file, Optional<BranchMerge> branches, List<Finding> findings) {

  public MergeResult {
    findings = List.copyOf(findings);
  }
}
