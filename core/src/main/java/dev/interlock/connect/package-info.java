/**
 * Which of several known URLs to work through. Enters: a choice of URLs. Leaves: an open target,
 * proven to be the service's database. Not here: reading URLs, opening sessions.
 */
@NullMarked
package dev.interlock.connect;

import org.jspecify.annotations.NullMarked;
