/** Pages in a real browser, driven by the Chrome DevTools protocol. */
@NullMarked
package dev.interlock.acceptance.browser;

import org.jspecify.annotations.NullMarked;
