package dev.interlock.embedded;

/** A server's process and how to reach it. */
record RunningServer(ServerProcess process, Endpoint endpoint) {}
