package dev.interlock.embedded;

/** A server's process and its endpoint. */
record RunningServer(ServerProcess process, Endpoint endpoint) {}
