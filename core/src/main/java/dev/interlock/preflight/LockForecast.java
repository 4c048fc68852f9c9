package dev.interlock.preflight;

import dev.interlock.dialect.data.TableSize;
import dev.interlock.finding.Finding;

/**
 * Work that others will wait for, with the size of its table now.
 *
 * @param finding what the size means for the plan
 * @param isAllowed whether the migration allows the finding
 */
public record LockForecast(PlannedWork work, TableSize size, Finding finding, boolean isAllowed) {}
