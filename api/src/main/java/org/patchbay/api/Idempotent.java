package org.patchbay.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a typed connection that changes nothing on the server: if a departing provider cuts
 * it, the core runs it again on the next one. An argument that implements {@link Repetition} has a
 * say in it. On a handle below a connection, a method without arguments that gives a stream is run
 * when the handle is handed out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {
  /** An argument on which it depends whether a call may be repeated. */
  interface Repetition {
    /**
     * Whether a call with this argument changes nothing on the server, however often it is made.
     */
    boolean isIdempotent();
  }
}
