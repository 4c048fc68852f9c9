package dev.interlock.gate.environment;

import dev.interlock.gate.platform.Platform;
import dev.interlock.history.History;

/** Uses another part and the engine; the rules of the architecture must fail on it. */
public record MadeUpViolation(Platform platform, History history) {}
