package dev.interlock.testkit.contract;

/** One chapter of the contract. */
interface Contract {

  /** Fresh for each case. */
  Project project();
}
