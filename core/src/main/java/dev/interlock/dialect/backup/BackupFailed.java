package dev.interlock.dialect.backup;

import dev.interlock.catalog.ObjectId;

/** Thrown if rows could not be saved. The step is rolled back. */
public final class BackupFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ObjectId object;

  /**
   * @param object the table or column whose rows are not saved
   * @param why the reason, as part of a sentence
   */
  public BackupFailed(ObjectId object, String why) {
    super(why);
    this.object = object;
  }

  public ObjectId object() {
    return object;
  }

  /** Returns the reason, as part of a sentence. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
