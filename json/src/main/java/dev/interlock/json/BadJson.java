package dev.interlock.json;

/** A text that is not the JSON it should be. The message completes "the file …". */
public final class BadJson extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadJson(String message) {
    super(message);
  }

  BadJson(String message, Throwable cause) {
    super(message, cause);
  }
}
