SELECT command, outcome, details, release FROM interlock_run ORDER BY ended_at
