package dev.interlock.json;

/** Thrown for a text that is not the expected JSON. The message completes "the file …". */
public final class BadJson extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadJson(String message) {
    super(message);
  }

  BadJson(String message, Throwable cause) {
    super(message, cause);
  }
}
