package dev.interlock.project.configuration;

import java.util.List;

/**
 * The other releases of the service.
 *
 * @param tags patterns of Git tags
 * @param last how many tags are taken, the newest first
 * @param folders project folders, relative to this one; in place of the tags if there are any
 */
public record ReleasesConfiguration(List<String> tags, int last, List<String> folders) {

  public ReleasesConfiguration {
    tags = List.copyOf(tags);
    folders = List.copyOf(folders);
  }
}
