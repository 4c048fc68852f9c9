package dev.interlock.catalog;

import java.util.Optional;

/**
 * One attribute of an object, before and after; empty where it has its default.
 *
 * @param before differs from {@code after}
 */
public record AttributeChange(String name, Optional<String> before, Optional<String> after) {

  public AttributeChange {
    if (before.equals(after)) {
      throw new IllegalArgumentException("Not a change of " + name + ": " + before);
    }
  }

  AttributeChange inverse() {
    return new AttributeChange(name, after, before);
  }

  /**
   * Returns one line, such as {@code type integer -> bigint}; long values are cut to the part that
   * differs.
   */
  @Override
  public String toString() {
    return ChangeText.of(this);
  }
}
