package dev.interlock.preflight;

import dev.interlock.dialect.data.TableSize;
import dev.interlock.finding.Finding;
import dev.interlock.history.OnlineSequence;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Work that others would wait for, done by steps that do not block instead.
 *
 * @param size the size of the table now
 * @param sequences the steps by the number of the statement that they replace
 * @param finding what it means for the plan
 */
public record OnlineWork(
    PlannedWork work,
    TableSize size,
    SortedMap<Integer, OnlineSequence> sequences,
    Finding finding) {

  public OnlineWork {
    sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
  }
}
