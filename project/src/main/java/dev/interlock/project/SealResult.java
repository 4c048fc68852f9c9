package dev.interlock.project;

import dev.interlock.effect.Seal;
import dev.interlock.json.SealFolder;
import java.util.List;

/**
 * The result of sealing.
 *
 * @param seals one for each migration, in apply order
 * @param files the names of the files that changed
 * @param folder the folder of the seals, relative to the project folder
 * @param server the server that the seals were made on
 * @param reason why it is this version, as the end of a sentence; empty if that is obvious
 * @param serversBefore the other servers of the seals that were replaced
 */
public record SealResult(
    List<Seal> seals,
    SealFolder.Written files,
    String folder,
    String server,
    String reason,
    List<String> serversBefore) {

  public SealResult {
    seals = List.copyOf(seals);
    serversBefore = List.copyOf(serversBefore);
  }
}
