package dev.interlock.catalog;

import java.util.Optional;

/**
 * One attribute of an object, before and after; absent where it is at its default.
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

  /** One line, such as {@code type integer -> bigint}; long values around what differs. */
  @Override
  public String toString() {
    return ChangeText.of(this);
  }
}
