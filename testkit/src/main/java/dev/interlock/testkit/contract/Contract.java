package dev.interlock.testkit.contract;

/** One chapter of the contract. */
interface Contract {

  /** A new project for each case. */
  Project project();
}
