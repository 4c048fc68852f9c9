package dev.interlock.finding;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * The reason why a file cannot be read or written. The JDK's exceptions give it by their class, or
 * in their message after the path, which the finding already names.
 */
public final class FileReason {

  private FileReason() {}

  public static String of(Exception e) {
    return switch (e) {
      case NoSuchFileException gone -> "it, or what it links to, does not exist";
      case AccessDeniedException denied -> "permission is denied";
      case FileAlreadyExistsException there -> "something else of that name exists";
      case FileSystemException other ->
          Optional.ofNullable(other.getReason()).orElseGet(() -> String.valueOf(e.getMessage()));
      default -> String.valueOf(e.getMessage());
    };
  }
}
