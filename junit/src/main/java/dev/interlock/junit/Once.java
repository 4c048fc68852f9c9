package dev.interlock.junit;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that the first caller makes while the others wait; a failure is kept as well. */
final class Once<T> {

  private final Supplier<T> maker;
  private @Nullable T value;
  private @Nullable RuntimeException failure;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    T known = value;
    if (known != null) {
      return known;
    }
    if (failure != null) {
      throw failure;
    }
    try {
      T made = maker.get();
      value = made;
      return made;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** The value, if it was made. */
  synchronized Optional<T> made() {
    return Optional.ofNullable(value);
  }
}
